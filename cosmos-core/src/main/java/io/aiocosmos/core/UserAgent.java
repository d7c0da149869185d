package io.aiocosmos.core;

/** What the client calls itself: {@code aio-cosmos-java/1.2.3 (netty; jackson) my-app}. */
final class UserAgent {
    /** As in the POM; {@code scripts/set-version} changes both, a test compares them. */
    static final String VERSION = "0.1.0";

    private static final int MAX_SUFFIX = 64;

    private UserAgent() {}

    static String of(String transport, String codec, String suffix) {
        String own = "aio-cosmos-java/" + VERSION + " (" + transport + "; " + codec + ")";
        return suffix.isEmpty() ? own : own + " " + suffix;
    }

    static String checkedSuffix(String suffix) {
        if (suffix == null) throw new NullPointerException("userAgentSuffix must not be null");
        if (suffix.length() > MAX_SUFFIX)
            throw new IllegalArgumentException("userAgentSuffix must be at most 64 characters, was " + suffix.length());
        for (int i = 0; i < suffix.length(); i++)
            if (suffix.charAt(i) < ' ' || suffix.charAt(i) > '~')
                throw new IllegalArgumentException("userAgentSuffix must be printable ASCII; it is not at index " + i);
        return suffix;
    }
}
