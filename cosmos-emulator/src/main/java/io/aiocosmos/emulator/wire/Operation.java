package io.aiocosmos.emulator.wire;

import java.util.Locale;

/** What a request asks for. Which kind a POST is depends on its headers, in the service's own order. */
public enum Operation {
    READ,
    FEED,
    CHANGE_FEED,
    CREATE,
    UPSERT,
    REPLACE,
    PATCH,
    DELETE,
    QUERY,
    QUERY_PLAN,
    BATCH,
    EXECUTE,
    /** A verb that the service does not know on this resource. */
    OTHER;

    private static final String QUERY_TYPE = "application/query+json";

    static Operation of(Request request) {
        boolean feed = request.address().feed();
        return switch (request.method()) {
            case "GET" -> !feed ? READ : request.header(RequestHeaders.A_IM) == null ? FEED : CHANGE_FEED;
            case "POST" -> feed ? ofPost(request) : EXECUTE;
            case "PUT" -> feed ? OTHER : REPLACE;
            case "PATCH" -> feed ? OTHER : PATCH;
            case "DELETE" -> feed ? OTHER : DELETE;
            default -> OTHER;
        };
    }

    private static Operation ofPost(Request request) {
        if (request.flag(RequestHeaders.IS_QUERY_PLAN)) return QUERY_PLAN;
        if (request.flag(RequestHeaders.IS_BATCH)) return BATCH;
        if (request.flag(RequestHeaders.IS_QUERY) || request.flag(RequestHeaders.IS_QUERY_GO)) return QUERY;
        String type = request.text("content-type");
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith(QUERY_TYPE)) return QUERY;
        return request.flag(RequestHeaders.IS_UPSERT) ? UPSERT : CREATE;
    }

    /** Whether it changes nothing. */
    public boolean isRead() {
        return this == READ || this == FEED || this == CHANGE_FEED || this == QUERY || this == QUERY_PLAN;
    }
}
