package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatsTest extends EmulatorTestBase {
    @Test
    void requests_are_counted_by_kind() throws Exception {
        emulator.stats().reset();
        create("1", "a");
        upsert("1", "a", "");
        read("1", "a");
        read("2", "a");
        client.query(DOCS, "{\"query\":\"SELECT * FROM c\"}", KEY, "[\"a\"]");
        client.get("/");

        assertThat(emulator.stats().requests()).isEqualTo(6);
        assertThat(emulator.stats().requests("docs.read")).isEqualTo(2);
        assertThat(emulator.stats().requestsByKind())
                .containsOnlyKeys("account.read", "docs.create", "docs.upsert", "docs.read", "docs.query");
        assertThat(emulator.stats().inFlight()).isZero();
        assertThat(emulator.stats().mostInFlight()).isEqualTo(1);
    }

    @Test
    void the_log_has_a_line_for_each_and_a_thousand_at_most() throws Exception {
        read("none", "a", "user-agent", "tester/1");
        EmulatorLogEntry last =
                emulator.stats().log().get(emulator.stats().log().size() - 1);
        for (int i = 0; i < 1100; i++) client.get("/dbs/d");

        assertThat(last)
                .hasToString("GET " + DOCS + "/none 404")
                .extracting(EmulatorLogEntry::region, EmulatorLogEntry::userAgent)
                .containsExactly("South Central US", "tester/1");
        assertThat(emulator.stats().log()).hasSize(1000);
        assertThat(emulator.stats().userAgents()).contains("tester/1");
    }

    @Test
    void a_listener_sees_every_request_with_its_headers() throws Exception {
        List<String> seen = new ArrayList<>();
        emulator.onRequest(
                request -> seen.add(request.kind() + " " + request.header(KEY).orElse("none")));

        create("1", "a");
        client.get("/dbs");

        assertThat(seen).containsExactly("docs.create [\"a\"]", "dbs.feed none");
    }
}
