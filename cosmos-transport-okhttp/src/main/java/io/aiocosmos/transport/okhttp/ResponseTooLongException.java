package io.aiocosmos.transport.okhttp;

import java.io.IOException;

/** The response exceeds the limit of the settings. */
final class ResponseTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    ResponseTooLongException(int maxBytes) {
        super("the response is longer than the " + maxBytes + " bytes of maxResponseBytes");
    }
}
