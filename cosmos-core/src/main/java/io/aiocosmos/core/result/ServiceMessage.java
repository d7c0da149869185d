package io.aiocosmos.core.result;

import io.aiocosmos.core.json.JsonElements;
import io.aiocosmos.core.json.JsonKind;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The readable part of an error body. The service wraps it: {@code "Message: {"Errors":[…]}\r\nActivityId: …"} with
 * kilobytes of diagnostics behind, mistakes in a query as {@code {"errors":[{"code":…,"message":…}]}}; the gateway
 * itself writes plain text, proxies write HTML.
 */
final class ServiceMessage {
    private static final String WRAPPER = "Message: ";
    private static final int MAX_LENGTH = 1024;
    private static final int MAX_PAGE = 4096;
    private static final String LONG_HEADERS = "the headers of the request are too long";

    private ServiceMessage() {}

    /** One line, at most 1024 characters; empty if the body says nothing that is meant for people. */
    static String of(byte[] body, int offset, int length) {
        if (length == 0) return "";
        if (body[offset] != '{') return isOfLongHeaders(beginning(body, offset, length)) ? LONG_HEADERS : "";
        try {
            JsonSlice message = JsonSlice.of(body, offset, length).field("message");
            return message == null || message.isNull() ? "" : line(readable(message.string()));
        } catch (MalformedJsonException e) {
            return "an error body that is not JSON";
        }
    }

    private static String beginning(byte[] body, int offset, int length) {
        return new String(body, offset, Math.min(length, MAX_PAGE), StandardCharsets.ISO_8859_1);
    }

    /** Whether a text says so: gateways and proxies each have a page of their own. */
    static boolean isOfLongHeaders(String text) {
        String said = text.toLowerCase(Locale.ROOT);
        return said.contains("header")
                && (said.contains("too large") || said.contains("too long") || said.contains("too big"));
    }

    private static String readable(String message) {
        int end = message.indexOf("\r\nActivityId");
        String text = end < 0 ? message : message.substring(0, end);
        int from = text.startsWith(WRAPPER) ? WRAPPER.length() : 0;
        int lineEnd = from > 0 ? text.indexOf("\r\n") : -1;
        String inner = text.substring(from, lineEnd < 0 ? text.length() : lineEnd);
        return inner.startsWith("{") ? joined(inner) : inner;
    }

    private static String joined(String json) {
        try {
            JsonSlice[] errors =
                    JsonSlice.of(json.getBytes(StandardCharsets.UTF_8)).fields("Errors", "errors");
            JsonSlice given = errors[0] != null ? errors[0] : errors[1];
            if (given == null) return json;
            StringBuilder text = new StringBuilder();
            JsonElements each = given.elements();
            while (each.next()) append(text.append(text.length() == 0 ? "" : "; "), each.value());
            return text.toString();
        } catch (MalformedJsonException e) {
            return json;
        }
    }

    /** Words as they are; what is wrong with a query as code, place and words. */
    private static void append(StringBuilder text, JsonSlice error) {
        if (error.kind() == JsonKind.STRING) {
            text.append(error.string());
            return;
        }
        JsonSlice[] fields = error.fields("code", "message");
        JsonSlice place = error.at("location", "start");
        if (fields[0] != null) text.append(fields[0].string());
        if (place != null) text.append(" at ").append(place.longValue());
        if (fields[1] != null) text.append(": ").append(fields[1].string());
    }

    /** Control characters become blanks: a message is one line in a log. */
    private static String line(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
        for (int i = 0; i < text.length() && i < MAX_LENGTH; i++) {
            char c = text.charAt(i);
            boolean blank = c <= ' ' || Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
            if (!blank) line.append(c);
            else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') line.append(' ');
        }
        return line.toString().trim();
    }
}
