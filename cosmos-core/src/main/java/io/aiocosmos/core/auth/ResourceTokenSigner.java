package io.aiocosmos.core.auth;

import io.aiocosmos.core.uri.PercentEncoding;
import java.util.function.Supplier;

/** Sends a resource token, the {@code _token} of a permission. It may be replaced at any time. */
public final class ResourceTokenSigner implements RequestSigner {
    private static final String START = "type=resource";

    private final Supplier<String> token;
    private volatile Encoded last;

    /**
     * @param token returns the token as the service issued it; should not block
     * @throws IllegalArgumentException if it is not a resource token; the message does not show it
     */
    public ResourceTokenSigner(Supplier<String> token) {
        this.token = token;
        this.last = new Encoded(token.get());
    }

    /** Whether a text given as a key is a resource token. */
    public static boolean isResourceToken(String key) {
        return key.regionMatches(true, 0, START, 0, START.length()) && key.indexOf('&') >= 0;
    }

    @Override
    public String authorizationNow(String verb, String resourceType, String resourceLink, String date) {
        String text = token.get();
        Encoded current = last;
        if (!current.text.equals(text)) last = current = new Encoded(text);
        return current.header;
    }

    /** What a permission names stays as it is. */
    @Override
    public boolean mayGainAccess() {
        return false;
    }

    @Override
    public String hint() {
        return "Check that the resource token has not expired, and that it is of a permission for this resource";
    }

    @Override
    public String toString() {
        return "resource token <hidden>";
    }

    private static final class Encoded {
        final String text;
        final String header;

        Encoded(String text) {
            if (text == null || !isResourceToken(text))
                throw new IllegalArgumentException("resource token must have the form type=resource&ver=…&sig=…");
            this.text = text;
            this.header = PercentEncoding.encode(text);
        }
    }
}
