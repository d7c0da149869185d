package io.aiocosmos.core;

/**
 * {@code AccountEndpoint=…;AccountKey=…;}: names and values parted by the first equals sign, since keys end in such. What
 * else is in it is passed over.
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
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals < 0) continue;
            String name = part.substring(0, equals).trim();
            String value = part.substring(equals + 1).trim();
            if (name.equalsIgnoreCase("AccountEndpoint")) endpoint = value;
            else if (name.equalsIgnoreCase("AccountKey")) key = value;
        }
        if (endpoint == null || endpoint.isEmpty()) throw lacks("AccountEndpoint");
        if (key == null || key.isEmpty()) throw lacks("AccountKey");
        return new ConnectionString(endpoint, key);
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
