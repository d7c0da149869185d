/** From trees back to text, as the service's planner prints it: clauses on lines, operators in parentheses. */
package io.aiocosmos.emulator.sql.text;
