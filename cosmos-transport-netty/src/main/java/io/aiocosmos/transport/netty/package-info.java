/**
 * HTTP/1.1 by Netty: the transport for many concurrent requests on few threads. Start at
 * {@link io.aiocosmos.transport.netty.NettyTransport}, or put this module on the class or module path, where the client finds it.
 */
@NullMarked
package io.aiocosmos.transport.netty;

import org.jspecify.annotations.NullMarked;
