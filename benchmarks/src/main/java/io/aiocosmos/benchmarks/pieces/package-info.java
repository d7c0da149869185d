/** JMH benchmarks of single parts of the engine; {@code -prof gc} shows allocated bytes. */
package io.aiocosmos.benchmarks.pieces;
