/**
 * From a request to its response: the in-process transport, waiting responses, and the service behind them. Start at {@link
 * io.aiocosmos.emulator.server.RequestHandler}; the ports are in {@code http}.
 */
package io.aiocosmos.emulator.server;
