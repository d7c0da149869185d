/** How a compiled query makes its rows, one at a time where its clauses allow it. */
package io.aiocosmos.emulator.sql.rows;
