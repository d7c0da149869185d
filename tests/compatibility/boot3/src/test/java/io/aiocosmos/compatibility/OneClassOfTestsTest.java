package io.aiocosmos.compatibility;

class OneClassOfTestsTest extends SharedContextTestBase {}
