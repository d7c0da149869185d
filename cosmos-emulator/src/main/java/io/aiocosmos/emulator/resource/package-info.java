/**
 * Answers for one kind of resource each. A handler takes a checked request and gives the answer, or throws {@link
 * io.aiocosmos.emulator.wire.ServiceError}.
 */
package io.aiocosmos.emulator.resource;
