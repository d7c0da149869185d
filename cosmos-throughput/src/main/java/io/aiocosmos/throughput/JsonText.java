package io.aiocosmos.throughput;

/** Texts as JSON: what this module writes needs no codec. */
final class JsonText {
    private JsonText() {}

    /** With its quotes. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray())
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ') quoted.append(String.format("\\u%04x", (int) c));
            else quoted.append(c);
        return quoted.append('"').toString();
    }
}
