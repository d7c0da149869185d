/** A certificate for the loopback addresses. */
package io.aiocosmos.emulator.tls;
