package io.aiocosmos.emulator.store;

/** One write of a partition: what was there before and what is there after it, either may be {@code null}. */
record Change(long lsn, Item before, Item after) {}
