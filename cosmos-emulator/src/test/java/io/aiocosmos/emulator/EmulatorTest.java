package io.aiocosmos.emulator;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An emulator with database {@code d} and container {@code c}, keyed by {@code /pk}, and a client in process. */
abstract class EmulatorTest {
    static final String DOCS = "/dbs/d/colls/c/docs";
    static final String KEY = "x-ms-documentdb-partitionkey";
    static final String TOKEN = "x-ms-session-token";
    static final String CONTINUATION = "x-ms-continuation";
    static final String CROSS = "x-ms-documentdb-query-enablecrosspartition";

    CosmosEmulator emulator;
    RawClient client;

    EmulatorOptions options() {
        return CosmosEmulator.builder();
    }

    @BeforeEach
    void open() throws IOException {
        emulator = options().start();
        client = RawClient.inProcess(emulator);
        client.createContainer();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    /** Creates an item with key {@code pk}. */
    RawAnswer create(String id, String pk) throws IOException {
        return create(id, pk, "");
    }

    /** @param more further properties, with a comma in front */
    RawAnswer create(String id, String pk, String more) throws IOException {
        return client.post(DOCS, "{\"id\":\"" + id + "\",\"pk\":\"" + pk + "\"" + more + "}", KEY, "[\"" + pk + "\"]");
    }

    RawAnswer upsert(String id, String pk, String more) throws IOException {
        return client.post(
                DOCS,
                "{\"id\":\"" + id + "\",\"pk\":\"" + pk + "\"" + more + "}",
                KEY,
                "[\"" + pk + "\"]",
                "x-ms-documentdb-is-upsert",
                "true");
    }

    RawAnswer read(String id, String pk, String... headers) throws IOException {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = KEY;
        all[1] = "[\"" + pk + "\"]";
        return client.get(DOCS + "/" + id, all);
    }
}
