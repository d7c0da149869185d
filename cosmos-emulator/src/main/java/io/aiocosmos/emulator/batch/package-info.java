/** Batches of item operations, atomic or bulk; start at {@link io.aiocosmos.emulator.batch.BatchHandler}. */
package io.aiocosmos.emulator.batch;
