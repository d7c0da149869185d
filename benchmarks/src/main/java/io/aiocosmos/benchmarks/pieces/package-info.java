/** JMH benchmarks of the engine's parts, each alone; {@code -prof gc} tells the bytes. */
package io.aiocosmos.benchmarks.pieces;
