package io.aiocosmos.emulator.auth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The parts of an {@code authorization} header: {@code type=master&ver=1.0&sig=…}, percent-encoded as a whole.
 *
 * @param type {@code master}, {@code aad} or {@code resource}, lower case
 */
record AuthorizationHeader(String type, String version, String signature) {
    private static final int MAX_MASTER = 1024;
    private static final int MAX_RESOURCE = 8192;
    private static final int MAX_AAD = 16384;

    /** The parts, or {@code null} if the header is not of that form or too long for its type. */
    static AuthorizationHeader parse(String header) {
        if (header.length() > 3 * MAX_AAD) return null;
        String text = decode(header);
        if (text == null) return null;
        String type = part(text, "type=");
        String version = part(text, "ver=");
        int signature = text.indexOf("sig=");
        if (type == null || version == null || signature < 0) return null;
        type = type.toLowerCase(Locale.ROOT);
        if (text.length() > limit(type)) return null;
        return new AuthorizationHeader(type, version, text.substring(signature + 4));
    }

    /** A plus sign is not decoded to a space. */
    private static String decode(String header) {
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String part(String text, String name) {
        int from = text.indexOf(name);
        if (from < 0) return null;
        int to = text.indexOf('&', from);
        return text.substring(from + name.length(), to < 0 ? text.length() : to);
    }

    private static int limit(String type) {
        return type.equals("master") ? MAX_MASTER : type.equals("resource") ? MAX_RESOURCE : MAX_AAD;
    }
}
