package io.aiocosmos.emulator.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import io.aiocosmos.emulator.EmulatorTestBase;
import io.aiocosmos.emulator.RawResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A container of one range on a virtual clock, and a reader of its change feed. */
abstract class ChangeFeedTestBase extends EmulatorTestBase {
    static final String RANGE = "x-ms-documentdb-partitionkeyrangeid";
    static final String SIZE = "x-ms-max-item-count";
    static final String ETAG = "if-none-match";
    static final String SINCE = "if-modified-since";
    static final String WIRE = "x-ms-cosmos-changefeed-wire-format-version";

    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder()
                .partitions(1)
                .clock(EmulatorClock.virtual(Instant.parse("2026-01-01T00:00:00Z")));
    }

    /** Of range 0 unless the headers name another or a key. */
    RawResponse changes(String mode, String... headers) throws IOException {
        boolean scoped =
                Arrays.asList(headers).contains(RANGE) || Arrays.asList(headers).contains(KEY);
        List<String> all = new ArrayList<>(List.of("a-im", mode));
        all.addAll(List.of(headers));
        if (!scoped) all.addAll(List.of(RANGE, "0"));
        return client.get(DOCS, all.toArray(new String[0]));
    }

    RawResponse latest(String... headers) throws IOException {
        return changes("Incremental Feed", headers);
    }

    static List<JsonNode> rows(RawResponse page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.json().get("Documents").valueStream().toList();
    }

    static List<String> ids(RawResponse page) {
        return rows(page).stream().map(row -> row.get("id").asString()).toList();
    }

    RawResponse delete(String id, String pk) throws IOException {
        return client.delete(DOCS + "/" + id, KEY, "[\"" + pk + "\"]");
    }

    String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                emulator.clock().instant().atOffset(ZoneOffset.UTC));
    }
}
