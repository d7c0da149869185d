/**
 * HTTP/1.1 by Netty: the transport for many requests at once on few threads. Start at
 * {@link io.aiocosmos.transport.netty.NettyTransport}, or let the client find it by being on the class or module path.
 */
package io.aiocosmos.transport.netty;
