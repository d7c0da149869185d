package io.aiocosmos.core.client;

/** FNV-1a hash that identifies a feed; not cryptographic. */
final class Fingerprint {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /**
     * @param scope which part of what the link names is read, empty for all
     * @param body of the query, or {@code null} for a list
     */
    static long of(String link, String scope, byte[] body) {
        String owner = link + '\n' + scope + '\n';
        long hash = FNV_OFFSET;
        for (int i = 0; i < owner.length(); i++) hash = (hash ^ owner.charAt(i)) * FNV_PRIME;
        if (body != null) for (byte b : body) hash = (hash ^ b & 0xFF) * FNV_PRIME;
        return hash;
    }
}
