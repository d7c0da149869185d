/** Requests, responses and errors as they are on the wire; the resources that paths and ids name. */
package io.aiocosmos.emulator.wire;
