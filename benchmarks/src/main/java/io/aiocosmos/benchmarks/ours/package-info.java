/** Our own SDK as a contestant, with each transport and codec. */
package io.aiocosmos.benchmarks.ours;
