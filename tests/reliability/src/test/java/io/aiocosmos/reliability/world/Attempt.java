package io.aiocosmos.reliability.world;

import io.aiocosmos.spi.TransportRequest;

/** One request as a client sent it, and when its response, or its failure, was back. */
public final class Attempt {
    public final String region;
    public final String kind;
    public final long sentNanos;
    private final TransportRequest request;
    private long endedNanos = -1;
    private String end = "";

    Attempt(String region, TransportRequest request, long sentNanos) {
        this.region = region;
        this.request = request;
        this.sentNanos = sentNanos;
        this.kind = kind(request);
    }

    void ended(long nanos, String how) {
        endedNanos = nanos;
        end = how;
    }

    /** A status, or the kind of a failure; empty while it is under way. */
    public String end() {
        return end;
    }

    public long endedNanos() {
        return endedNanos;
    }

    /** {@code null} if there is none. @param name lower case */
    public String header(String name) {
        return header(request, name);
    }

    static String header(TransportRequest request, String name) {
        for (int i = 0; i < request.headerCount(); i++)
            if (request.headerName(i).equals(name)) return request.headerValue(i);
        return null;
    }

    /** Such as {@code read}, {@code create}, {@code query}, {@code plan}, {@code ranges}, {@code account}. */
    static String kind(TransportRequest request) {
        String target = request.target();
        if (target.equals("/")) return "account";
        if (target.endsWith("/pkranges")) return "ranges";
        if (!target.contains("/docs")) return request.method().equals("GET") ? "definition" : "metadata";
        switch (request.method()) {
            case "GET":
                return header(request, "a-im") != null ? "changes" : target.endsWith("/docs") ? "list" : "read";
            case "PUT":
                return "replace";
            case "PATCH":
                return "patch";
            case "DELETE":
                return "delete";
            default:
                return kindOfPost(request);
        }
    }

    private static String kindOfPost(TransportRequest request) {
        if (header(request, "x-ms-cosmos-is-query-plan-request") != null) return "plan";
        if (header(request, "x-ms-cosmos-is-batch-request") != null) return "batch";
        if (header(request, "x-ms-documentdb-isquery") != null) return "query";
        return header(request, "x-ms-documentdb-is-upsert") != null ? "upsert" : "create";
    }

    @Override
    public String toString() {
        return kind + "@" + region + " " + end;
    }
}
