package io.aiocosmos.core.query;

/** The failure of a query that needs what this client does not have. */
final class UnsupportedQuery {
    private UnsupportedQuery() {}

    static UnsupportedOperationException because(String feature) {
        return new UnsupportedOperationException("this client does not support " + feature + " yet");
    }
}
