/**
 * The walk of one call: an {@link io.aiocosmos.core.request.Operation} goes through the {@link
 * io.aiocosmos.core.request.RequestPipeline}, which makes a call of it. A call asks the session for a token, the router
 * for a region, the signer for an authorization; the transport sends it; the answer is learnt from and either ends the
 * call or makes it try again. Two drivers wait: {@code Waiting} on the caller's thread, {@code AsyncCall} on nobody's.
 */
package io.aiocosmos.core.request;
