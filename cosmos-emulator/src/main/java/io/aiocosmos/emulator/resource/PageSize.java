package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.ServiceError;

/** How many rows a page may have: 1000 unless asked, 2500 at most (measured on a hosted account). */
public final class PageSize {
    private static final int USUAL = 1000;
    private static final int MOST = 2500;

    private PageSize() {}

    public static int of(Request request) {
        String header = request.text(RequestHeaders.MAX_ITEM_COUNT);
        if (header == null) return USUAL;
        int asked = number(header);
        if (asked == 0) return USUAL;
        return asked == -1 ? MOST : Math.min(asked, MOST);
    }

    private static int number(String header) {
        try {
            int asked = Integer.parseInt(header);
            if (asked >= -1) return asked;
        } catch (NumberFormatException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static ServiceError invalid() {
        return ServiceError.gateway(400, "x-ms-max-item-count must be an integer, -1 or more.");
    }
}
