package io.aiocosmos.core.json;

/** The kind of a JSON value, recognized by its first byte. */
public enum JsonKind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL;

    static JsonKind of(byte first, int offset) {
        switch (first) {
            case '{':
                return OBJECT;
            case '[':
                return ARRAY;
            case '"':
                return STRING;
            case 't':
            case 'f':
                return BOOLEAN;
            case 'n':
                return NULL;
            default:
                if (first == '-' || first >= '0' && first <= '9') return NUMBER;
                throw new MalformedJsonException("no JSON value", offset);
        }
    }
}
