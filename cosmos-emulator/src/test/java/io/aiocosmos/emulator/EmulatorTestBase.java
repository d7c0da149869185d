package io.aiocosmos.emulator;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An emulator with database {@code d} and container {@code c}, keyed by {@code /pk}, and a client in process. */
public abstract class EmulatorTestBase {
    public static final String DOCS = "/dbs/d/colls/c/docs";
    public static final String KEY = "x-ms-documentdb-partitionkey";
    public static final String TOKEN = "x-ms-session-token";
    public static final String CONTINUATION = "x-ms-continuation";
    public static final String CROSS = "x-ms-documentdb-query-enablecrosspartition";

    protected CosmosEmulator emulator;
    protected RawClient client;

    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder();
    }

    @BeforeEach
    protected void open() throws IOException {
        emulator = options().start();
        client = RawClient.inProcess(emulator);
        client.createContainer();
    }

    @AfterEach
    protected void close() {
        emulator.close();
    }

    /** Creates an item with key {@code pk}. */
    protected RawResponse create(String id, String pk) throws IOException {
        return create(id, pk, "");
    }

    /** @param more further properties, with a comma in front */
    protected RawResponse create(String id, String pk, String more) throws IOException {
        return client.post(DOCS, "{\"id\":\"" + id + "\",\"pk\":\"" + pk + "\"" + more + "}", KEY, "[\"" + pk + "\"]");
    }

    protected RawResponse upsert(String id, String pk, String more) throws IOException {
        return client.post(
                DOCS,
                "{\"id\":\"" + id + "\",\"pk\":\"" + pk + "\"" + more + "}",
                KEY,
                "[\"" + pk + "\"]",
                "x-ms-documentdb-is-upsert",
                "true");
    }

    protected RawResponse read(String id, String pk, String... headers) throws IOException {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = KEY;
        all[1] = "[\"" + pk + "\"]";
        return client.get(DOCS + "/" + id, all);
    }
}
