package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.emulator.BothEndpoints.Opening;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Faults of single operations of a batch. */
class OperationFaultsTest extends EmulatorTestBase {
    private static final String BATCH = "x-ms-cosmos-is-batch-request";
    private static final String ATOMIC = "x-ms-cosmos-batch-atomic";

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void an_operation_of_a_bulk_fails_without_effect_and_its_neighbours_do_not(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        Fault fault = emulator.faults().next(1).operations().id("2").respond(429, 3200, Duration.ofMillis(7));

        RawResponse first = bulk(other, "1", "2", "3");
        RawResponse second = bulk(other, "2");

        assertThat(statuses(first)).containsExactly(201, 429, 201);
        assertThat(first.status()).isEqualTo(207);
        assertThat(first.json().get(1).path("subStatusCode").asInt()).isEqualTo(3200);
        assertThat(first.json().get(1).path("retryAfterMilliseconds").asInt()).isEqualTo(7);
        assertThat(statuses(second)).as("it had no effect").containsExactly(201);
        assertThat(fault.requests()).isEqualTo(1);
        assertThat(fault.isOver()).isTrue();
        assertThat(emulator.faults().pending()).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.aiocosmos.emulator.BothEndpoints#all")
    void an_operation_of_a_bulk_fails_after_its_effect(Opening endpoint) throws Exception {
        RawClient other = endpoint.on(emulator);
        emulator.faults().always().operations().index(0).respondAfterEffect(408, 0);

        assertThat(statuses(bulk(other, "1", "2"))).containsExactly(408, 201);
        assertThat(read("1", "a").status()).isEqualTo(200);
    }

    @Test
    void an_atomic_batch_fails_by_one_of_its_operations() throws Exception {
        emulator.faults().next(1).operations().index(1).respond(449, 0);

        RawResponse response = atomic("1", "2", "3");

        assertThat(response.status()).isEqualTo(207);
        assertThat(statuses(response)).containsExactly(424, 449, 424);
        assertThat(read("1", "a").status()).isEqualTo(404);
        assertThat(statuses(atomic("1", "2", "3"))).containsExactly(201, 201, 201);
    }

    @Test
    void an_atomic_batch_that_failed_after_its_effect_is_committed() throws Exception {
        emulator.faults().next(1).operations().type("Create").after(2).respondAfterEffect(500, 0);

        RawResponse response = atomic("1", "2", "3");

        assertThat(statuses(response)).containsExactly(424, 424, 500);
        for (String id : List.of("1", "2", "3"))
            assertThat(read(id, "a").status()).as(id).isEqualTo(200);
    }

    @Test
    void what_fails_by_itself_stays_undone_after_its_effect_too() throws Exception {
        create("2", "a");
        emulator.faults().next(1).operations().id("2").respondAfterEffect(408, 0);

        assertThat(statuses(atomic("1", "2"))).containsExactly(424, 408);
        assertThat(read("1", "a").status()).isEqualTo(404);
    }

    @Test
    void rates_count_operations() throws Exception {
        Fault third = emulator.faults().always().operations().every(3).respond(503, 0);
        assertThat(statuses(bulk(client, "1", "2", "3", "4"))).containsExactly(201, 201, 503, 201);
        assertThat(statuses(bulk(client, "5", "6"))).containsExactly(201, 503);
        third.remove();
        emulator.faults().always().operations().share(0, 1).respond(503, 0);
        emulator.faults().always().operations().share(1, 1).respond(410, 1002);

        assertThat(statuses(bulk(client, "7", "8"))).containsExactly(410, 410);
        assertThat(third.requests()).isEqualTo(2);
    }

    @Test
    void a_rule_is_for_those_requests_that_it_names() throws Exception {
        emulator.faults()
                .always()
                .where(request -> request.header(ATOMIC).equals(Optional.of("true")))
                .operations()
                .respond(503, 0);

        assertThat(statuses(bulk(client, "1"))).containsExactly(201);
        assertThat(statuses(atomic("2"))).containsExactly(503);
        assertThat(create("3", "a").status()).as("no batch").isEqualTo(201);
    }

    @Test
    void a_fault_of_the_request_goes_first() throws Exception {
        Fault operations = emulator.faults().next(1).operations().respond(449, 0);
        emulator.faults().next(1).kind("docs.batch").respond(503, 0);

        assertThat(bulk(client, "1").status()).isEqualTo(503);
        assertThat(operations.requests()).isZero();
        assertThat(statuses(bulk(client, "1"))).containsExactly(449);
    }

    @Test
    void what_makes_no_rule_is_refused() {
        Faults faults = emulator.faults();

        assertThatThrownBy(() -> faults.always().every(2).operations()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> faults.always().operations().respond(200, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.always().operations().respond(429, 0, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        OperationFaultRule rule = faults.always().operations();
        rule.respond(429, 0);
        assertThatThrownBy(() -> rule.respond(429, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_condition_that_throws_gets_500() throws Exception {
        emulator.faults()
                .next(1)
                .operations()
                .where(operation -> {
                    throw new IllegalStateException(operation.toString());
                })
                .respond(429, 0);

        assertThat(atomic("1").status()).isEqualTo(500);
        assertThat(read("1", "a").status()).isEqualTo(404);
    }

    @Test
    void the_log_has_the_number_of_operations() throws Exception {
        bulk(client, "1", "2", "3");
        read("1", "a");

        List<EmulatorLogEntry> log = emulator.stats().log();
        EmulatorLogEntry batch = log.get(log.size() - 2);
        assertThat(batch.operations()).isEqualTo(3);
        assertThat(batch).hasToString("POST " + DOCS + " 200, 3 operations");
        assertThat(log.get(log.size() - 1).operations()).isZero();
        assertThat(emulator.stats().requests("docs.batch")).isEqualTo(1);
    }

    private RawResponse bulk(RawClient to, String... ids) throws IOException {
        return to.post(DOCS, creations(ids), KEY, "[\"a\"]", BATCH, "true", ATOMIC, "false");
    }

    private RawResponse atomic(String... ids) throws IOException {
        return client.post(DOCS, creations(ids), KEY, "[\"a\"]", BATCH, "true", ATOMIC, "true");
    }

    private static String creations(String... ids) {
        List<String> operations = new ArrayList<>();
        for (String id : ids)
            operations.add("{\"operationType\":\"Create\",\"resourceBody\":{\"id\":\"" + id + "\",\"pk\":\"a\"}}");
        return operations.toString();
    }

    private static List<Integer> statuses(RawResponse response) {
        List<Integer> statuses = new ArrayList<>();
        for (JsonNode each : response.json())
            statuses.add(each.path("statusCode").asInt());
        return statuses;
    }
}
