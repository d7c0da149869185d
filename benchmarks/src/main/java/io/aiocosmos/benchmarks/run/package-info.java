/** The comparison: {@link io.aiocosmos.benchmarks.run.SideBySide} starts gateway and contestants and prints the table. */
package io.aiocosmos.benchmarks.run;
