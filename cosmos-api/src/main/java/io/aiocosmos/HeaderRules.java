package io.aiocosmos;

import java.util.Locale;
import java.util.Set;

/**
 * What a caller may put into headers: well-formed ones that this library does not set itself, and the opaque values of
 * the wire, as they must look.
 */
final class HeaderRules {
    private static final Set<String> OURS = Set.of(
            "a-im",
            "accept",
            "accept-encoding",
            "authorization",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "date",
            "expect",
            "host",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "prefer",
            "te",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "x-ms-consistency-level",
            "x-ms-continuation",
            "x-ms-cosmos-allow-tentative-writes",
            "x-ms-cosmos-batch-atomic",
            "x-ms-cosmos-batch-continue-on-error",
            "x-ms-cosmos-changefeed-wire-format-version",
            "x-ms-cosmos-hub-region-processing-only",
            "x-ms-cosmos-intended-collection-rid",
            "x-ms-cosmos-is-batch-request",
            "x-ms-cosmos-is-query-plan-request",
            "x-ms-cosmos-migrate-offer-to-autopilot",
            "x-ms-cosmos-migrate-offer-to-manual-throughput",
            "x-ms-cosmos-offer-autopilot-settings",
            "x-ms-cosmos-populateindexmetrics-v2",
            "x-ms-cosmos-priority-level",
            "x-ms-cosmos-query-version",
            "x-ms-cosmos-supported-query-features",
            "x-ms-cosmos-throughput-bucket",
            "x-ms-date",
            "x-ms-documentdb-is-upsert",
            "x-ms-documentdb-isquery",
            "x-ms-documentdb-partitionkey",
            "x-ms-documentdb-partitionkeyrangeid",
            "x-ms-documentdb-populatequerymetrics",
            "x-ms-documentdb-query-enablecrosspartition",
            "x-ms-documentdb-query-iscontinuationexpected",
            "x-ms-end-epk",
            "x-ms-indexing-directive",
            "x-ms-max-item-count",
            "x-ms-noretry-449",
            "x-ms-offer-throughput",
            "x-ms-read-key-type",
            "x-ms-session-token",
            "x-ms-start-epk",
            "x-ms-version");

    private HeaderRules() {}

    static String name(String name) {
        String lower = Check.notBlank("header name", name).toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c <= ' ' || c >= 0x7F || "()<>@,;:\\\"/[]?={}".indexOf(c) >= 0)
                throw new IllegalArgumentException("header name has a character that is not allowed, at index " + i);
        }
        if (OURS.contains(lower))
            throw new IllegalArgumentException(
                    "header " + lower + " is set by the client; use the option for it if there is one");
        return lower;
    }

    static String value(String name, String value) {
        for (int i = 0; i < Check.notNull("header value", value).length(); i++) {
            char c = value.charAt(i);
            if (c > 0x7E || c < ' ' && c != '\t')
                throw new IllegalArgumentException(
                        "value of header " + name + " must be printable ASCII; it is not at index " + i);
        }
        return value;
    }

    /** Parts {@code range:token} with commas between them; the message never repeats the token. */
    static String sessionToken(String token) {
        for (String part : Check.notBlank("sessionToken", token).split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 1 || colon == part.length() - 1 || part.indexOf(':', colon + 1) >= 0)
                throw new IllegalArgumentException(
                        "sessionToken is malformed: it is what a response gave, such as 0:-1#12, parts separated by commas");
        }
        for (int i = 0; i < token.length(); i++)
            if (token.charAt(i) < ' ' || token.charAt(i) > '~')
                throw new IllegalArgumentException("sessionToken has a character that no token has, at index " + i
                        + ": pass on what a response gave");
        return token;
    }

    /** An etag as a response gave it, quotes included, or {@code *}. */
    static String etag(String name, String etag) {
        return value(name, Check.notBlank(name, etag));
    }
}
