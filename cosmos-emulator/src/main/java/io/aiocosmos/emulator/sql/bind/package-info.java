/** Gives the names of a query a meaning and finds what is wrong with them; start at {@link io.aiocosmos.emulator.sql.bind.Binder}. */
package io.aiocosmos.emulator.sql.bind;
