package io.aiocosmos.emulator.patch;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;

/** Patches of {@code {"n":1,"o":{"x":1,"a/b":2},"t":["p","q"],"s":"text","u":null}}. */
abstract class PatchTestBase extends EmulatorTestBase {
    String etag;

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().clock(EmulatorClock.virtual(Instant.parse("2020-01-01T00:00:00Z")));
    }

    @BeforeEach
    void item() throws IOException {
        etag = create("1", "a", json(",'n':1,'o':{'x':1,'a/b':2},'t':['p','q'],'s':'text','u':null"))
                .header("etag");
    }

    RawResponse patch(String body, String... headers) throws IOException {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 4, headers.length);
        all[0] = KEY;
        all[1] = "[\"a\"]";
        all[2] = "content-type";
        all[3] = "application/json-patch+json";
        return client.send("PATCH", DOCS + "/1", body, all);
    }

    /** Double quotes for single ones. */
    static String json(String text) {
        return text.replace("'", "\"");
    }
}
