/**
 * Contracts for implementers: extend {@link io.aiocosmos.testkit.HttpTransportContract} or
 * {@link io.aiocosmos.testkit.JsonCodecContract} in a test class, implement its abstract method, and run it with JUnit 5.
 * Needs only JUnit's API and the JDK, and opens ports on loopback only.
 */
@NullMarked
package io.aiocosmos.testkit;

import org.jspecify.annotations.NullMarked;
