/**
 * HTTP/1.1 by OkHttp: the transport for Android and for those who have interceptors. Start at
 * {@link io.aiocosmos.transport.okhttp.OkHttpTransport}, or let the client find it by being on the class or module path.
 */
package io.aiocosmos.transport.okhttp;
