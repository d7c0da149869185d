/** Microsoft's SDK as a contestant. */
package io.aiocosmos.benchmarks.azure;
