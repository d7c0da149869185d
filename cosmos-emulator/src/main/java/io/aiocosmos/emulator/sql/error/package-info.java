/** What the service says about a query that it refuses; the lowest package of the language, known to all others. */
package io.aiocosmos.emulator.sql.error;
