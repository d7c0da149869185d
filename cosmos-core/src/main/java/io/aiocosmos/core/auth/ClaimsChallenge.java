package io.aiocosmos.core.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * Claims that the refused token lacked, from a {@code www-authenticate} header:
 * {@code Bearer error="insufficient_claims", claims="<base64>"}.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Claims challenges</a>
 */
final class ClaimsChallenge {
    private static final String START = "claims=";
    private static final int MAX_LENGTH = 16 * 1024;

    private ClaimsChallenge() {}

    /** The claims as JSON; {@code null} if there are none, or they cannot be read. */
    static String claims(String header) {
        if (header == null || header.length() > MAX_LENGTH) return null;
        int at = header.toLowerCase(Locale.ROOT).indexOf(START);
        if (at < 0 || at > 0 && " ,\t".indexOf(header.charAt(at - 1)) < 0) return null;
        int from = at + START.length();
        boolean quoted = header.startsWith("\"", from);
        int end = header.indexOf(quoted ? '"' : ',', quoted ? ++from : from);
        return json(header.substring(from, end < 0 ? header.length() : end).trim());
    }

    private static String json(String base64) {
        try {
            byte[] bytes = Base64.getUrlDecoder()
                    .decode(base64.replace('+', '-').replace('/', '_').getBytes(StandardCharsets.ISO_8859_1));
            String json = new String(bytes, StandardCharsets.UTF_8);
            return json.startsWith("{") && json.endsWith("}") ? json : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
