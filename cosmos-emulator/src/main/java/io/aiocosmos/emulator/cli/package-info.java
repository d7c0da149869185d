/** The emulator as a program. */
package io.aiocosmos.emulator.cli;
