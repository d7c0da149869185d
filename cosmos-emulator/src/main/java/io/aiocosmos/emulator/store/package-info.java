/**
 * All that is stored, in memory. Start at {@link io.aiocosmos.emulator.store.Account}; the rules of writing are in {@link
 * io.aiocosmos.emulator.store.Partition}.
 */
package io.aiocosmos.emulator.store;
