package io.aiocosmos.emulator;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response with its headers in lower case. */
public record RawResponse(int status, Map<String, String> headers, String body) {
    private static final JsonMapper MAPPER = new JsonMapper();

    public String header(String name) {
        return headers.get(name);
    }

    public int subStatus() {
        return Integer.parseInt(headers.getOrDefault("x-ms-substatus", "0"));
    }

    public JsonNode json() {
        return MAPPER.readTree(body);
    }

    /** The text at a path of property names. */
    public String text(String... names) {
        JsonNode at = json();
        for (String name : names) at = at.path(name);
        return at.asString();
    }
}
