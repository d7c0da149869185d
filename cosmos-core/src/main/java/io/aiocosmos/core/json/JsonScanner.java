package io.aiocosmos.core.json;

/** Finds where things end. Every method takes a position in the array and gives the first position after the thing. */
final class JsonScanner {
    /** The service allows 128 levels; this leaves room and still bounds what a hostile answer can ask for. */
    static final int MAX_DEPTH = 512;

    private JsonScanner() {}

    static int skipWhitespace(byte[] json, int pos, int end) {
        while (pos < end && isWhitespace(json[pos])) pos++;
        return pos;
    }

    static boolean isWhitespace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    static int skipValue(byte[] json, int pos, int end) {
        if (pos >= end) throw new MalformedJsonException("value missing", pos);
        switch (JsonKind.of(json[pos], pos)) {
            case OBJECT:
            case ARRAY:
                return skipContainer(json, pos, end);
            case STRING:
                return skipString(json, pos, end);
            case NUMBER:
                return skipNumber(json, pos, end);
            case NULL:
                return skipLiteral(json, pos, end, "null");
            default:
                return skipLiteral(json, pos, end, json[pos] == 't' ? "true" : "false");
        }
    }

    private static int skipContainer(byte[] json, int pos, int end) {
        int start = pos;
        int depth = 0;
        while (pos < end) {
            switch (json[pos]) {
                case '"':
                    pos = skipString(json, pos, end);
                    break;
                case '{':
                case '[':
                    if (++depth > MAX_DEPTH) throw new MalformedJsonException("nested too deeply", pos);
                    pos++;
                    break;
                case '}':
                case ']':
                    pos++;
                    if (--depth == 0) return pos;
                    break;
                default:
                    pos++;
            }
        }
        throw new MalformedJsonException("object or array not closed", start);
    }

    /** From the opening quote to after the closing one. */
    static int skipString(byte[] json, int pos, int end) {
        int start = pos++;
        while (pos < end) {
            byte b = json[pos];
            if (b == '"') return pos + 1;
            if (b == '\\') pos++;
            else if (b >= 0 && b < ' ') throw new MalformedJsonException("control character in a string", pos);
            pos++;
        }
        throw new MalformedJsonException("string not closed", start);
    }

    private static int skipLiteral(byte[] json, int pos, int end, String literal) {
        int length = literal.length();
        if (end - pos < length) throw new MalformedJsonException("unknown literal", pos);
        for (int i = 0; i < length; i++)
            if (json[pos + i] != literal.charAt(i)) throw new MalformedJsonException("unknown literal", pos);
        return pos + length;
    }

    static int skipNumber(byte[] json, int pos, int end) {
        if (json[pos] == '-') pos++;
        if (pos < end && json[pos] == '0') pos++;
        else pos = skipDigits(json, pos, end);
        if (pos < end && json[pos] == '.') pos = skipDigits(json, pos + 1, end);
        if (pos < end && (json[pos] == 'e' || json[pos] == 'E')) {
            pos++;
            if (pos < end && (json[pos] == '+' || json[pos] == '-')) pos++;
            pos = skipDigits(json, pos, end);
        }
        return pos;
    }

    private static int skipDigits(byte[] json, int pos, int end) {
        int start = pos;
        while (pos < end && isDigit(json[pos])) pos++;
        if (pos == start) throw new MalformedJsonException("digit missing in a number", pos);
        return pos;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
