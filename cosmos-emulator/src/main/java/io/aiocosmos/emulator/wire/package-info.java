/** Requests, responses and errors as they are on the wire. */
package io.aiocosmos.emulator.wire;
