/** Ports on the loopback address that speak HTTP/1.1, with or without TLS. */
package io.aiocosmos.emulator.server.http;
