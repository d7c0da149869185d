/**
 * How operations end: an {@link io.aiocosmos.core.result.OperationResult} is the service's response, good or bad, or the
 * reason why there is none; exceptions and their messages are made of it when somebody wants them.
 */
package io.aiocosmos.core.result;
