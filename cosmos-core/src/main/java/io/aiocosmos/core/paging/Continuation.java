package io.aiocosmos.core.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The continuation that callers get: the service's continuation, bound to the query and container, with the session
 * token for the next read. Encoded as base64url without padding; one line each for the version and the four fields.
 *
 * @param fingerprint of the feed
 * @param rid of the container, empty for other feeds
 * @param sessionToken for the next read, empty if there is none; {@code null} is taken as empty
 * @param serviceContinuation as the service returned it
 */
public record Continuation(long fingerprint, String rid, String sessionToken, String serviceContinuation) {
    private static final String VERSION = "1";
    private static final int MAX_LENGTH = 64 * 1024;

    /** Fields become headers, so control characters are rejected; {@link #encode} never writes any. */
    private static final String PLAIN = "([ -~]*+\n){4}[ -~]++";

    public Continuation {
        if (sessionToken == null || !isPlain(sessionToken)) sessionToken = "";
        if (!isPlain(rid)) rid = "";
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) < ' ' || text.charAt(i) > '~') return false;
        return true;
    }

    public String encode() {
        String text = VERSION
                + '\n'
                + Long.toHexString(fingerprint)
                + '\n'
                + rid
                + '\n'
                + sessionToken
                + '\n'
                + serviceContinuation;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException if it is malformed, or belongs to another query or container
     */
    public static Continuation decode(String text, long expectedFingerprint) {
        if (text == null) throw new NullPointerException("continuation must not be null");
        if (text.length() > MAX_LENGTH)
            throw new IllegalArgumentException("continuation is longer than 65536 characters: " + text.length());
        String[] fields = fields(text);
        if (!fields[0].equals(VERSION))
            throw new IllegalArgumentException("continuation is of an unknown version: it was made by another release");
        if (!fields[1].equals(Long.toHexString(expectedFingerprint)))
            throw new IllegalArgumentException(
                    "continuation belongs to another query, parameter, partition key or container: use the one of this query");
        return new Continuation(expectedFingerprint, fields[2], fields[3], fields[4]);
    }

    private static String[] fields(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (plain.matches(PLAIN)) return plain.split("\n");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(malformed(), e);
        }
        throw new IllegalArgumentException(malformed());
    }

    private static String malformed() {
        return "continuation is malformed: it is what a page's continuation() gave, unchanged";
    }

    /** Hides the content: it may contain values of items. */
    @Override
    public String toString() {
        return "Continuation[<hidden>]";
    }
}
