package io.aiocosmos.core.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;

/** Writes the text to sign, signs it and writes the header, all in buffers of its own. Not thread-safe. */
final class HmacSignature {
    private static final byte[] PREFIX =
            "type%3Dmaster%26ver%3D1.0%26sig%3D".getBytes(StandardCharsets.US_ASCII); // "type=master&ver=1.0&sig="
    private static final int SIGNATURE_BYTES = 32;
    private static final int BASE64_BYTES = 44;

    private final Mac mac;
    private final byte[] signature = new byte[SIGNATURE_BYTES];
    private final byte[] base64 = new byte[BASE64_BYTES];
    private final byte[] header = Arrays.copyOf(PREFIX, PREFIX.length + 3 * BASE64_BYTES);
    private byte[] text = new byte[512];
    private int length;

    HmacSignature(Mac mac) {
        this.mac = mac;
    }

    String authorization(String verb, String resourceType, String resourceLink, String date) {
        length = 0;
        lowerCase(verb);
        lowerCase(resourceType);
        if (isByName(resourceLink)) utf8(resourceLink, resourceLink.charAt(0) == '/' ? 1 : 0);
        else lowerCase(resourceLink);
        lowerCase(date);
        line(0); // stands for the Date header, which is never sent
        mac.update(text, 0, length);
        try {
            mac.doFinal(signature, 0);
        } catch (GeneralSecurityException e) { // only for a buffer too short
            throw new IllegalStateException(e);
        }
        Base64.getEncoder().encode(signature, base64);
        return escaped();
    }

    /** Links by rid are signed in lower case, links by name as they are; only the latter begin with {@code dbs/}. */
    private static boolean isByName(String link) {
        return link.length() > 4 && (link.charAt(3) == '/' || link.charAt(0) == '/');
    }

    private void lowerCase(String ascii) {
        ensure(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            text[length + i] = (byte) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
        line(ascii.length());
    }

    private void utf8(String link, int start) {
        ensure(link.length());
        for (int i = start; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c >= 0x80) {
                notAscii(link.substring(start));
                return;
            }
            text[length + i - start] = (byte) c;
        }
        line(link.length() - start);
    }

    private void notAscii(String link) {
        byte[] bytes = link.getBytes(StandardCharsets.UTF_8);
        ensure(bytes.length);
        System.arraycopy(bytes, 0, text, length, bytes.length);
        line(bytes.length);
    }

    private void line(int written) {
        length += written;
        text[length++] = '\n';
    }

    private void ensure(int more) {
        int needed = length + more + 2; // the line's end and the empty last line
        if (needed > text.length) text = Arrays.copyOf(text, Math.max(needed, 2 * text.length));
    }

    private String escaped() {
        int end = PREFIX.length;
        for (byte b : base64) {
            if (b == '+' || b == '/' || b == '=') {
                header[end++] = '%';
                header[end++] = (byte) (b == '=' ? '3' : '2');
                header[end++] = (byte) (b == '+' ? 'B' : b == '/' ? 'F' : 'D');
            } else header[end++] = b;
        }
        return new String(header, 0, end, StandardCharsets.ISO_8859_1);
    }
}
