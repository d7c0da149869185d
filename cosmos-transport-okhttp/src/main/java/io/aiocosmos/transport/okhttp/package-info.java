/**
 * HTTP/1.1 by OkHttp: the transport for Android and for users of interceptors. Start at
 * {@link io.aiocosmos.transport.okhttp.OkHttpTransport}, or put this module on the class or module path, where the client
 * finds it.
 */
@NullMarked
package io.aiocosmos.transport.okhttp;

import org.jspecify.annotations.NullMarked;
