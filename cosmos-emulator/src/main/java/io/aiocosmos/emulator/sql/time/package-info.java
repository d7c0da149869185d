/** Dates and times as SQL knows them: text in UTC, with ticks of 100 nanoseconds. */
package io.aiocosmos.emulator.sql.time;
