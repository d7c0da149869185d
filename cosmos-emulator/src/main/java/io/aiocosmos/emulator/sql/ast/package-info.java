/**
 * A query as a tree: what was written and where, with no meaning attached yet. Everything here is an immutable value.
 */
package io.aiocosmos.emulator.sql.ast;
