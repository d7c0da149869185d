/** The built-in functions, one file for each category; {@link io.aiocosmos.emulator.sql.function.BuiltIns} finds them. */
package io.aiocosmos.emulator.sql.function;
