package io.aiocosmos.emulator.changefeed;

import io.aiocosmos.emulator.store.PartitionView;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Where a client begins or goes on: {@code If-None-Match} with an etag or a star for "now", {@code If-Modified-Since}, or
 * neither for the beginning. With both the etag says where, and what is older than the time is left out.
 *
 * @param etag without its quotes; {@code null} if there is none
 * @param since in seconds since 1970, this second included
 */
record FeedStart(String etag, long since) {
    private static final String NOW = "*";

    static FeedStart of(Request request) {
        String etag = request.text(RequestHeaders.IF_NONE_MATCH);
        return new FeedStart(unquoted(etag), seconds(request.text(RequestHeaders.IF_MODIFIED_SINCE)));
    }

    private static String unquoted(String etag) {
        boolean quoted = etag != null && etag.length() > 1 && etag.startsWith("\"") && etag.endsWith("\"");
        return quoted ? etag.substring(1, etag.length() - 1) : etag;
    }

    private static long seconds(String date) {
        if (date == null) return Long.MIN_VALUE;
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(inGreenwich(date)))
                    .getEpochSecond();
        } catch (DateTimeException e) {
            throw ServiceError.gateway(400, "If-Modified-Since must be a date as in RFC 1123.");
        }
    }

    /** Microsoft's Go SDK writes UTC for GMT, as that language does in such dates. */
    private static String inGreenwich(String date) {
        return date.endsWith(" UTC") ? date.substring(0, date.length() - 3) + "GMT" : date;
    }

    /** Whether it goes on from an etag or begins now. */
    boolean isAnchored() {
        return etag != null;
    }

    /**
     * The sequence number behind which to read.
     *
     * @throws ServiceError 400 if the etag is none of a change feed
     */
    long after(PartitionView view) {
        if (etag == null) return 0;
        if (etag.equals(NOW)) return view.lsn();
        try {
            return FeedEtag.read(etag).lsnIn(view.partition());
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static ServiceError invalid() {
        return ServiceError.gateway(400, "If-None-Match must be an etag of this change feed, or a star.");
    }
}
