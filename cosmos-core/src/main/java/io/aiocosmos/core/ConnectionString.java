package io.aiocosmos.core;

/**
 * As copied from a portal, a file or a shell: {@code AccountEndpoint=…;AccountKey=…;}: names and values parted by the first equals sign, since keys end in such. What
 * else is in it is passed over, and what was copied along around it: quotes, blanks, a byte order mark.
 */
final class ConnectionString {
    final String endpoint;
    /** In base64; a secret. */
    final String key;

    private ConnectionString(String endpoint, String key) {
        this.endpoint = endpoint;
        this.key = key;
    }

    static ConnectionString parse(String text) {
        if (text == null) throw new NullPointerException("connectionString must not be null");
        String endpoint = null;
        String key = null;
        for (String part : bare(text).split(";")) {
            int equals = part.indexOf('=');
            if (equals < 0) continue;
            String name = bare(part.substring(0, equals));
            String value = bare(part.substring(equals + 1));
            if (name.equalsIgnoreCase("AccountEndpoint")) endpoint = value;
            else if (name.equalsIgnoreCase("AccountKey")) key = value;
        }
        if (endpoint == null || endpoint.isEmpty()) throw lacks("AccountEndpoint");
        if (key == null || key.isEmpty()) throw lacks("AccountKey");
        return new ConnectionString(endpoint, key);
    }

    /** Without quotes and what cannot be seen at either end. */
    static String bare(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && isAround(text.charAt(from))) from++;
        while (from < end && isAround(text.charAt(end - 1))) end--;
        return text.substring(from, end);
    }

    private static boolean isAround(char c) {
        return c <= ' '
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT // byte order mark, zero width
                || "\"'`\u2018\u2019\u201C\u201D".indexOf(c) >= 0;
    }

    private static IllegalArgumentException lacks(String name) {
        return new IllegalArgumentException("connectionString lacks " + name
                + ": it looks like AccountEndpoint=https://…;AccountKey=…; in the portal");
    }

    @Override
    public String toString() {
        return "ConnectionString[" + endpoint + ", <hidden>]";
    }
}
