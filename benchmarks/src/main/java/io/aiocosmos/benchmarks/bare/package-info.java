/** HTTP clients without an SDK: they send what ours sends, signed alike, and read the answer. The limit for ours. */
package io.aiocosmos.benchmarks.bare;
