/** Partition keys, their hashes, and the ranges of hashes that partitions own. */
package io.aiocosmos.emulator.partition;
