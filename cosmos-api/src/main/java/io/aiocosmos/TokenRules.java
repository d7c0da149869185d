package io.aiocosmos;

/** What the wire's opaque values must look like before they may go into a header. */
final class TokenRules {
    private TokenRules() {}

    /** Parts {@code range:token} with commas between them; the message never repeats the token. */
    static String sessionToken(String token) {
        for (String part : Check.notBlank("sessionToken", token).split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 1 || colon == part.length() - 1 || part.indexOf(':', colon + 1) >= 0)
                throw new IllegalArgumentException(
                        "sessionToken is malformed: it is what a response gave, such as 0:-1#12, parts separated by commas");
        }
        return HeaderRules.value("sessionToken", token);
    }

    /** An etag as a response gave it, quotes included, or {@code *}. */
    static String etag(String name, String etag) {
        return HeaderRules.value(name, Check.notBlank(name, etag));
    }
}
