/** What requests cost, what was bought, and what is left of it. */
package io.aiocosmos.emulator.throughput;
