/**
 * The cases, by subject. Each has a database of its own and runs in every cell of the matrix; those that inspect or
 * control the server are tagged {@code emulator}.
 */
package io.aiocosmos.features.suite;
