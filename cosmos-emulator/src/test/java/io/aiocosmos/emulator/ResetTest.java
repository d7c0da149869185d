package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.error.CosmosSetupException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ResetTest extends EmulatorTestBase {
    @Override
    protected CosmosEmulator.Builder options() {
        return CosmosEmulator.builder().regions("West US", "East US").consistency(ConsistencyLevel.EVENTUAL);
    }

    @Test
    void nothing_is_left_of_what_was_stored() throws IOException {
        create("1", "a");

        emulator.reset();

        assertThat(client.get("/dbs/d").status()).isEqualTo(404);
        assertThat(client.get("/offers").json().get("Offers")).isEmpty();
        client.createContainer();
        assertThat(read("1", "a").status()).isEqualTo(404);
        assertThat(create("1", "a").status()).isEqualTo(201);
    }

    @Test
    void a_container_of_the_same_name_is_another_one() throws IOException {
        String before = client.get("/dbs/d/colls/c").text("_rid");

        emulator.reset();
        client.createContainer();

        assertThat(client.get("/dbs/d/colls/c").text("_rid")).isNotEqualTo(before);
    }

    @Test
    void what_was_made_to_fail_works_again() throws IOException {
        emulator.faults().always().respond(503, 0);
        emulator.pages().emptyEvery(2);
        emulator.replica().hold();
        emulator.region("East US").takeOverWrites();
        emulator.region("West US").takeDown();

        emulator.reset();

        assertThat(emulator.stats().requests()).isZero();
        assertThat(emulator.faults().pending()).isZero();
        client.createContainer();
        create("1", "a");
        assertThat(client.get(DOCS, KEY, "[\"a\"]").json().get("Documents")).hasSize(1);
        assertThat(client.get("/").json().at("/writableLocations/0/name").asString())
                .isEqualTo("West US");
    }

    @Test
    void ports_and_listeners_stay() throws IOException {
        AtomicInteger heard = new AtomicInteger();
        emulator.onRequest(request -> heard.incrementAndGet());
        String endpoint = emulator.listen(0);

        emulator.reset();

        RawClient overPort = RawClient.overHttp(HttpClient.newHttpClient(), endpoint, emulator.key());
        assertThat(overPort.get("/").status()).isEqualTo(200);
        assertThat(emulator.endpoint()).isEqualTo(endpoint);
        assertThat(heard).hasValue(1);
    }

    @Test
    void the_consistency_of_the_account_is_a_level() throws IOException {
        assertThat(client.get("/").text("userConsistencyPolicy", "defaultConsistencyLevel"))
                .isEqualTo("Eventual");
    }

    @Test
    @Tag("own-class-path")
    void a_client_needs_a_codec() {
        assertThatThrownBy(emulator::client)
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("cosmos-json-jackson, -jackson2 or -moshi");
    }
}
