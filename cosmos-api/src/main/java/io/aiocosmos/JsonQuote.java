package io.aiocosmos;

/** Writes strings as ASCII JSON, which is what header values and policies need. */
final class JsonQuote {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonQuote() {}

    /** Appends the string in quotes, everything but printable ASCII escaped. */
    static StringBuilder append(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c >= ' ' && c <= '~') out.append(c);
            else
                out.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 15])
                        .append(HEX[c >> 4 & 15])
                        .append(HEX[c & 15]);
        }
        return out.append('"');
    }
}
