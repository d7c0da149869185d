package io.aiocosmos.official;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A document of a lease, and what its continuation says. */
record StoredLease(JsonNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How far a part of the container was handled. */
    record Reached(String min, String max, long lsn) {
        boolean overlaps(Reached other) {
            return min.compareTo(other.max) < 0 && other.min.compareTo(max) < 0;
        }
    }

    String id() {
        return document.get("id").asText();
    }

    boolean isLease() {
        return id().contains("..");
    }

    Optional<String> owner() {
        return Optional.ofNullable(document.get("Owner").textValue());
    }

    /** The state in it; empty before the first checkpoint. */
    Optional<JsonNode> continuation() {
        String text = document.get("ContinuationToken").textValue();
        if (text == null) return Optional.empty();
        try {
            return Optional.of(JSON.readTree(Base64.getDecoder().decode(text)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Empty before the first page was read. */
    List<Reached> reached() {
        List<Reached> all = new ArrayList<>();
        JsonNode parts = continuation()
                .orElseGet(JSON::createObjectNode)
                .path("Continuation")
                .path("Continuation");
        for (JsonNode each : parts) {
            JsonNode range = each.get("range");
            String token = each.get("token").textValue();
            if (token != null) all.add(reached(range, token));
        }
        return all;
    }

    private static Reached reached(JsonNode range, String token) {
        try {
            long lsn = Long.parseLong(JSON.readTree(token).asText());
            return new Reached(range.get("min").asText(), range.get("max").asText(), lsn);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
