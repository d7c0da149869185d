package io.aiocosmos;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An account key that can be changed in place: clients that use it sign with the new one from then on. Signs, but does not
 * give the key away. Thread-safe.
 */
public final class AccountKey implements CosmosCredential {
    private static final String ALGORITHM = "HmacSHA256";

    private volatile SecretKeySpec secret;
    private volatile int version;

    AccountKey(String base64) {
        rotate(base64);
    }

    /** @throws IllegalArgumentException if it is not base64; the message does not repeat it */
    public synchronized void rotate(String newBase64) {
        String key = Check.notBlank("key", newBase64).trim();
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length == 0)
            throw new IllegalArgumentException("key must be base64, as the portal shows it; " + advice(key));
        secret = new SecretKeySpec(bytes, ALGORITHM);
        version++; // last: who sees it sees the key
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

    /** How often the key was set: 1 until it is {@linkplain #rotate rotated}. */
    public int version() {
        return version;
    }

    /** An HMAC-SHA256 by the key now in use, to sign requests. It does not give the key. For one thread at a time. */
    public Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) { // every Java platform must have it
            throw new IllegalStateException("no " + ALGORITHM + " on this platform", e);
        }
    }

    @Override
    public String toString() {
        return "AccountKey[<hidden>]";
    }
}
