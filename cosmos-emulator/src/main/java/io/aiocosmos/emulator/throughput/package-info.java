/** Request charges, provisioned throughput, and budgets. */
package io.aiocosmos.emulator.throughput;
