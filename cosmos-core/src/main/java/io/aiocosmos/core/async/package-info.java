/**
 * Futures made of other futures: chains that cancel what they wait for, loops that do not grow the stack, futures that
 * know on which threads nobody may wait for them. Nothing here knows of requests.
 */
package io.aiocosmos.core.async;
