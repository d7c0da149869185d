/** The parts that compiled expressions are made of: each knows how to give its value for one row. */
package io.aiocosmos.emulator.sql.eval;
