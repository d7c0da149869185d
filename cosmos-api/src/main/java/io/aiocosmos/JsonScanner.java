package io.aiocosmos;

import io.aiocosmos.error.CosmosCodecException;

/** Goes through JSON text, one value after the other; what is within a value is skipped. Not thread-safe. */
final class JsonScanner {
    private static final int HEX = 16;

    private final String text;
    private int at;

    JsonScanner(String text) {
        this.text = text;
    }

    /** Enters an object or array; whether it has anything in it. */
    boolean begin(char opening) {
        take(opening);
        boolean more = peek() != (opening == '{' ? '}' : ']');
        if (!more) at++;
        return more;
    }

    /** After a value: whether another one follows. */
    boolean next() {
        char c = peek();
        at++;
        if (c != ',' && c != '}' && c != ']') throw malformed();
        return c == ',';
    }

    void take(char expected) {
        if (peek() != expected) throw malformed();
        at++;
    }

    /** The value that comes next, as it stands. */
    RawJson value() {
        char first = peek();
        int start = at;
        if (first == '"') string();
        else if (first == '{' || first == '[') nested();
        else while (at < text.length() && ",:]} \t\r\n\"{[".indexOf(text.charAt(at)) < 0) at++;
        if (at == start) throw malformed();
        return RawJson.of(text.substring(start, at));
    }

    private void nested() {
        int depth = 0;
        do {
            char c = peek();
            if (c == '"') {
                string();
                continue;
            }
            at++;
            if (c == '{' || c == '[') depth++;
            else if (c == '}' || c == ']') depth--;
        } while (depth > 0);
    }

    String string() {
        take('"');
        StringBuilder string = new StringBuilder();
        for (char c = read(); c != '"'; c = read()) string.append(c == '\\' ? escaped() : c);
        return string.toString();
    }

    private char escaped() {
        char c = read();
        int simple = "bfnrt".indexOf(c);
        if (simple >= 0) return "\b\f\n\r\t".charAt(simple);
        if (c != 'u') return c;
        if (at + 4 > text.length()) throw malformed();
        at += 4;
        try {
            return (char) Integer.parseInt(text.substring(at - 4, at), HEX);
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private char read() {
        if (at >= text.length()) throw malformed();
        return text.charAt(at++);
    }

    /** The next character that is no blank. */
    private char peek() {
        while (at < text.length() && text.charAt(at) <= ' ') at++;
        if (at >= text.length()) throw malformed();
        return text.charAt(at);
    }

    private CosmosCodecException malformed() {
        return JsonObject.malformed("at character " + at, null);
    }
}
