/**
 * The walk of one call: an {@link io.aiocosmos.core.operation.Operation} goes through the {@link
 * io.aiocosmos.core.request.RequestPipeline}, which makes a call of it. A call asks the session for a token, the router
 * for a region, the signer for an authorization; the transport sends it; the response is learnt from and either ends the
 * call or leads to another attempt. Two runners wait: {@code BlockingCallRunner} on the caller's thread, {@code
 * AsyncCallRunner} on none.
 */
package io.aiocosmos.core.request;
