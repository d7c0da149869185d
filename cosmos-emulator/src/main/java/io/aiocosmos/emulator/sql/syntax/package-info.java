/** From text to tree: start at {@link io.aiocosmos.emulator.sql.syntax.Parser}. */
package io.aiocosmos.emulator.sql.syntax;
