/** Turns a bound query into parts that run: every decision that does not depend on an item is taken here, once. */
package io.aiocosmos.emulator.sql.compile;
