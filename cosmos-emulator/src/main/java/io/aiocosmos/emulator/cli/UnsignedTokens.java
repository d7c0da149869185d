package io.aiocosmos.emulator.cli;

import io.aiocosmos.emulator.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Accepts JSON Web Tokens (RFC 7519) that have not expired. Signatures are not checked: tokens come from tests, or from
 * a tenant whose keys the emulator does not have.
 */
final class UnsignedTokens implements Predicate<String> {
    private static final long ALLOWED_SKEW = Duration.ofMinutes(5).toSeconds();
    private static final int PARTS = 3;

    private final InstantSource clock;

    UnsignedTokens(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean test(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS || !json(parts[0]).isObject()) return false;
        JsonNode claims = json(parts[1]);
        long now = clock.instant().getEpochSecond();
        return claims.path("exp").asLong(0) > now - ALLOWED_SKEW
                && claims.path("nbf").asLong(0) < now + ALLOWED_SKEW;
    }

    private static JsonNode json(String part) {
        try {
            JsonNode tree = Json.parse(Base64.getUrlDecoder().decode(part));
            return tree == null ? Json.NODES.missingNode() : tree;
        } catch (IllegalArgumentException noBase64) {
            return Json.NODES.missingNode();
        }
    }
}
