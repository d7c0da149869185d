package io.aiocosmos;

import java.util.Base64;
import java.util.Locale;

/** An account key that can be changed in place: clients that use it sign with the new one from then on. */
public final class AccountKey implements CosmosCredential {
    private volatile String base64;

    AccountKey(String base64) {
        rotate(base64);
    }

    /** @throws IllegalArgumentException if it is not base64; the message does not repeat it */
    public void rotate(String newBase64) {
        String key = Check.notBlank("key", newBase64).trim();
        boolean decodes;
        try {
            decodes = Base64.getDecoder().decode(key).length > 0;
        } catch (IllegalArgumentException e) {
            decodes = false;
        }
        if (!decodes) throw new IllegalArgumentException("key must be base64, as the portal shows it; " + advice(key));
        base64 = key;
    }

    /** What it is instead, where that shows. */
    private static String advice(String text) {
        if (text.startsWith("type=")) return "this is a resource token: give credential(…) a resourceToken(…)";
        if (text.toLowerCase(Locale.ROOT).contains("accountkey="))
            return "this is a connection string: give it to connectionString(…)";
        if (text.startsWith("eyJ")) return "this is an access token: give credential(…) a token(…)";
        if (text.indexOf('%') >= 0) return "this is percent-encoded: decode it";
        if (text.indexOf('-') >= 0 || text.indexOf('_') >= 0) return "this is base64 for URLs: use + and / for - and _";
        return "check that all of it was copied, without quotes, blanks or line breaks";
    }

    /** The key now in use; a secret. */
    public String base64() {
        return base64;
    }

    @Override
    public String toString() {
        return "AccountKey[<hidden>]";
    }
}
