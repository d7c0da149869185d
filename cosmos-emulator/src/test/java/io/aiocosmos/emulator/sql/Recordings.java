package io.aiocosmos.emulator.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded responses of the service; see the README beside them. */
public final class Recordings {
    private Recordings() {}

    public static JsonNode read(String file) {
        try (InputStream stream = Recordings.class.getResourceAsStream("/io/aiocosmos/emulator/sql/" + file)) {
            return new JsonMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
