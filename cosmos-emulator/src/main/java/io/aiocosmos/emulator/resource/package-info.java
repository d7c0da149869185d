/**
 * One handler for each kind of resource. A handler takes a checked request and gives the response, or throws {@link
 * io.aiocosmos.emulator.wire.ServiceError}.
 */
package io.aiocosmos.emulator.resource;
