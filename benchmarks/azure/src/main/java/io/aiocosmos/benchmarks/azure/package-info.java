/** Microsoft's SDK in the comparison. */
package io.aiocosmos.benchmarks.azure;
