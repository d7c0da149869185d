package io.aiocosmos.transport.okhttp;

import java.io.IOException;

/** More came than the settings allow. */
final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(int mostBytes) {
        super("the answer is longer than the " + mostBytes + " bytes of maxResponseBytes");
    }
}
