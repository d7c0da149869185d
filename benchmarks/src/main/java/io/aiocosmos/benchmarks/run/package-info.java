/** The comparison: {@link io.aiocosmos.benchmarks.run.SideBySide} starts gateway and clients and prints the tables. */
package io.aiocosmos.benchmarks.run;
