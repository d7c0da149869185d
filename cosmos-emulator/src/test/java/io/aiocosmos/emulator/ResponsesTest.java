package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What listeners are told of responses. */
class ResponsesTest extends EmulatorTestBase {
    static final List<?> endpoints = BothEndpoints.all().toList();

    private final List<EmulatorResponse> seen = new ArrayList<>();

    @BeforeEach
    void listen() {
        emulator.onResponse(seen::add);
    }

    @ParameterizedTest
    @FieldSource("endpoints")
    void a_listener_has_seen_a_response_before_the_client_has_it(BothEndpoints.Opening opening) throws Exception {
        RawClient client = opening.on(emulator);

        RawResponse created = client.post(DOCS, "{\"id\":\"1\",\"pk\":\"a\"}", KEY, "[\"a\"]");

        assertThat(seen).singleElement().satisfies(response -> {
            assertThat(response.request().kind()).isEqualTo("docs.create");
            assertThat(response.request().database()).contains("d");
            assertThat(response.request().container()).contains("c");
            assertThat(response.status()).isEqualTo(201);
            assertThat(response.requestCharge()).isEqualTo(Double.parseDouble(created.header("x-ms-request-charge")));
            assertThat(response.query()).isEmpty();
            assertThat(response).hasToString("POST " + DOCS + " 201");
        });
    }

    @Test
    void what_a_fault_answers_is_seen_and_what_never_came_in_is_not() throws Exception {
        emulator.faults().next(1).kind("docs.create").respond(429, 3200);
        create("1", "a");
        emulator.faults().next(1).kind("docs.create").refuseConnection();
        Optional<Exception> refused = failure(() -> create("2", "a"));

        assertThat(refused).isPresent();
        assertThat(seen)
                .extracting(EmulatorResponse::status, EmulatorResponse::subStatus)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(429, 3200));
    }

    @Test
    void a_response_that_got_lost_was_made_and_charged_all_the_same() throws Exception {
        emulator.faults().next(1).kind("docs.create").breakAfter();
        Optional<Exception> broken = failure(() -> create("1", "a"));

        assertThat(broken).isPresent();
        assertThat(seen)
                .singleElement()
                .satisfies(response -> assertThat(response.requestCharge()).isPositive());
    }

    @Test
    void a_listener_that_throws_gives_a_500_that_names_its_class_only() throws Exception {
        emulator.onResponse(response -> {
            throw new IllegalStateException("secret");
        });

        RawResponse response = create("1", "a");

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).contains("IllegalStateException").doesNotContain("secret");
    }

    @Test
    void requests_about_no_database_name_none() throws Exception {
        client.get("/");
        client.get("/dbs");
        client.get("/offers/x");

        assertThat(seen).hasSize(3).allSatisfy(response -> {
            assertThat(response.request().database()).isEmpty();
            assertThat(response.request().container()).isEmpty();
        });
    }

    private interface Action {
        void run() throws Exception;
    }

    private static Optional<Exception> failure(Action action) {
        try {
            action.run();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(e);
        }
    }
}
