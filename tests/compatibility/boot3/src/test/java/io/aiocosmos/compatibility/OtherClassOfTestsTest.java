package io.aiocosmos.compatibility;

class OtherClassOfTestsTest extends SharedContextTestBase {}
