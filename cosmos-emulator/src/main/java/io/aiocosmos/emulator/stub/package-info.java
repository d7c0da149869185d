/** Responses and pages without a client, for mocks. */
package io.aiocosmos.emulator.stub;
