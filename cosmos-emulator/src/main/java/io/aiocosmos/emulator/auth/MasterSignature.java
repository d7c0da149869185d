package io.aiocosmos.emulator.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature that an account key gives to a request (learn.microsoft.com, Access control on resources). */
final class MasterSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException if the key is no base64 text or empty */
    MasterSignature(String base64Key) {
        key = new SecretKeySpec(Base64.getDecoder().decode(base64Key), ALGORITHM);
    }

    /** The text to sign; {@code link} as it is, decoded. */
    static String payload(String verb, String type, String link, String msDate, String date) {
        return lower(verb) + "\n" + lower(type) + "\n" + link + "\n" + lower(msDate) + "\n" + lower(date) + "\n";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    byte[] sign(String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
