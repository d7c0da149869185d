/**
 * The query language of the service. Start at {@link io.aiocosmos.emulator.sql.Sql}.
 *
 * <p>A text passes through {@code syntax} (words, tree), {@code bind} (names, errors) and {@code compile} (parts that
 * run); {@code ast}, {@code value}, {@code eval}, {@code rows}, {@code function} and {@code aggregate} hold what these
 * work with, and {@code error} what they refuse.
 */
package io.aiocosmos.emulator.sql;
