package io.aiocosmos.testkit;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;

/** The two methods of a transport that send a request. */
enum SendMode {
    SEND {
        @Override
        Call start(HttpTransport transport, TransportRequest request) {
            return Call.sending(transport, request);
        }

        @Override
        TransportResponse call(HttpTransport transport, TransportRequest request) throws TransportFailure {
            return start(transport, request).response();
        }
    },
    EXCHANGE {
        @Override
        Call start(HttpTransport transport, TransportRequest request) {
            return Call.exchanging(transport, request);
        }

        @Override
        TransportResponse call(HttpTransport transport, TransportRequest request) throws TransportFailure {
            return transport.exchange(request);
        }
    };

    /** Starts a request without waiting for it; {@code exchange} runs on a thread of its own. */
    abstract Call start(HttpTransport transport, TransportRequest request);

    /** Sends a request and waits for the response on this thread. */
    abstract TransportResponse call(HttpTransport transport, TransportRequest request) throws TransportFailure;
}
