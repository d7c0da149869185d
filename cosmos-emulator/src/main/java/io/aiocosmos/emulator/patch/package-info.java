/** Partial updates: reads a patch document and applies it to an item. */
package io.aiocosmos.emulator.patch;
