/** The query that a request carries. */
package io.aiocosmos.emulator.statement;
