/** Our SDK in the comparison, with each transport and codec. */
package io.aiocosmos.benchmarks.aio;
