package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ServiceError;

/** How long a token should be at most, as a header: what the client says, else what all clients can take. */
final class ContinuationTokenLimit {
    private static final String HEADER = "x-ms-documentdb-responsecontinuationtokenlimitinkb";
    private static final int KILOBYTE = 1024;
    private static final int USUAL = 4 * KILOBYTE; // of the 8 KB that many clients take for all headers together

    private ContinuationTokenLimit() {}

    /** In characters. */
    static int of(Request request) {
        String header = request.text(HEADER);
        if (header == null) return USUAL;
        try {
            int kilobytes = Integer.parseInt(header);
            return kilobytes < 1 ? USUAL : Math.min(kilobytes, Integer.MAX_VALUE / KILOBYTE) * KILOBYTE;
        } catch (NumberFormatException e) {
            throw ServiceError.gateway(400, HEADER + " must be an integer.");
        }
    }
}
