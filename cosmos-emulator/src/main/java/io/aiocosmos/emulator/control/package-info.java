/** Reads what is asked of the emulator itself, as JSON over HTTP. */
package io.aiocosmos.emulator.control;
