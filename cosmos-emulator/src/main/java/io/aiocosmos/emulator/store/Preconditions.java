package io.aiocosmos.emulator.store;

/** The rules of {@code If-Match} and {@code If-None-Match}: exact text with its quotes, or a star for any. */
public final class Preconditions {
    private Preconditions() {}

    /** @param ifMatch {@code null} if the request has none */
    public static boolean matches(String ifMatch, String etag) {
        return ifMatch == null || ifMatch.equals("*") || ifMatch.equals(etag);
    }

    /** Whether a reader has this version already. */
    public static boolean unchanged(String ifNoneMatch, String etag) {
        return ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.equals(etag));
    }
}
