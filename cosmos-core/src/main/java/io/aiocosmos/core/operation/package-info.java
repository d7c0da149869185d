/**
 * What is asked of the service: links, ids, and the {@link io.aiocosmos.core.operation.Operation} that is whole before
 * it is sent. Nothing here sends.
 */
package io.aiocosmos.core.operation;
