/**
 * Contracts for implementers: extend {@link io.aiocosmos.testkit.HttpTransportContract} or
 * {@link io.aiocosmos.testkit.JsonCodecContract} in a test class, say how one is
 * made, and run it with JUnit 5. Needs JUnit's API and the JDK only, and opens ports on loopback only.
 */
package io.aiocosmos.testkit;
