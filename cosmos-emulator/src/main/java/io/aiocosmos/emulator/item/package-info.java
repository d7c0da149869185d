/** Reads and writes of single items, with what all requests about items share: session tokens, charges, throttling. */
package io.aiocosmos.emulator.item;
