package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.ItemResult;
import io.aiocosmos.ItemToCreate;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.error.CosmosSessionNotAvailableException;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.CosmosTransportException;
import io.aiocosmos.error.Outcome;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers get of the service's answers. */
class ResultsTest {
    private static final PartitionKey KEY = PartitionKey.of("x");
    private static final RawJson ITEM = RawJson.of("{\"id\":\"1\"}");

    private final TestClient client = new TestClient();

    @Nested
    class A_response {
        @Test
        void carries_the_value_and_what_came_with_it() {
            client.transport.replies(FakeResponse.ok("{\"id\":\"1\"}")
                    .header("x-ms-request-charge", "1.5")
                    .header("etag", "\"7\"")
                    .header("x-ms-activity-id", "act")
                    .header("X-Odd", "yes")
                    .session("rid=", "0:-1#3"));

            CosmosResponse<RawJson> response = client.ledger().readItem("1", KEY, RawJson.class);

            assertThat(response.value()).isEqualTo(ITEM);
            assertThat(response.requestCharge()).isEqualTo(1.5);
            assertThat(response.etag()).contains("\"7\"");
            assertThat(response.activityId()).contains("act");
            assertThat(response.header("x-oDD")).contains("yes");
            assertThat(response.sessionToken()).contains("0:-1#3");
            assertThat(response.failure()).isEmpty();
            assertThat(response.errorBody()).isEmpty();
            assertThat(response).hasToString("CosmosResponse[readItem 200/0, 1.5 RU, activity id act]");
        }

        @Test
        void without_a_body_has_no_value() {
            client.transport.replies("304 204");

            ItemReadOptions news =
                    ItemReadOptions.builder().ifNoneMatch("\"e\"").build();
            CosmosResponse<RawJson> same = client.ledger().readItem("1", KEY, RawJson.class, news);
            CosmosResponse<Void> deleted = client.ledger().deleteItem("1", KEY);

            assertThat(same.isNotModified()).isTrue();
            assertThat(same.isOk()).isTrue();
            assertThat(same.hasValue()).isFalse();
            assertThatThrownBy(same::value)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("readItem returned 304 without a value: see hasValue()");
            assertThatThrownBy(deleted::value).isInstanceOf(NoSuchElementException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_redirect_is_a_failure_since_nothing_was_done(int status) {
        client.transport.replies(FakeResponse.status(status));

        assertThatThrownBy(() -> client.ledger().createItem(ITEM, KEY))
                .isInstanceOf(CosmosServiceException.class)
                .hasMessage("createItem dbs/books/colls/ledger: " + status
                        + ". Check the endpoint: a proxy redirects the request.");
    }

    @Nested
    class Failures_as_values {
        private CosmosResponse<RawJson> create() {
            return client.blocking()
                    .throwOnFailure(false)
                    .database("books")
                    .container("ledger")
                    .createItem(ITEM, KEY);
        }

        @Test
        void of_the_service_come_back_with_its_own_words() {
            client.transport.replies(
                    FakeResponse.status(409, 3301).body("{\"code\":\"Conflict\",\"message\":\"there\"}"));

            CosmosResponse<RawJson> response = create();

            assertThat(response.isOk()).isFalse();
            assertThat(response.statusCode()).isEqualTo(409);
            assertThat(response.subStatusCode()).isEqualTo(3301);
            assertThat(response.failure()).containsInstanceOf(CosmosConflictException.class);
            assertThat(response.errorBody().orElseThrow().text())
                    .isEqualTo("{\"code\":\"Conflict\",\"message\":\"there\"}");
            assertThatThrownBy(response::value).isInstanceOf(CosmosConflictException.class);
        }

        @Test
        void of_the_way_there_come_back_with_status_0() {
            client.transport.replies("BROKEN");

            CosmosResponse<RawJson> response = create();

            assertThat(response.statusCode()).isZero();
            assertThat(response.failure()).containsInstanceOf(CosmosTransportException.class);
            assertThat(response.errorBody()).isEmpty();
            assertThat(response.etag()).isEmpty();
        }

        @Test
        void of_the_callers_own_are_thrown_all_the_same() {
            client.blocking().close();

            assertThatThrownBy(this::create).isInstanceOf(CosmosSetupException.class);
        }
    }

    private record Named(String id) {}

    @Nested
    class An_answer_that_is_not_the_services {
        @ParameterizedTest
        @ValueSource(strings = {"<html>login please</html>", "[]", "{\"id\":7}", "{\"id\":\"x\""})
        void is_a_failure_to_read_it(String body) {
            client.transport.otherwise(Reply.of(FakeResponse.ok(body).header("x-ms-activity-id", "act")));

            assertThatThrownBy(() -> client.ledger().read())
                    .isInstanceOf(CosmosCodecException.class)
                    .hasMessageContaining("readContainer dbs/books/colls/ledger: 200 with a body that cannot be read.")
                    .hasMessageEndingWith("Activity id act")
                    .hasMessageNotContaining("login");
            assertThatThrownBy(() -> client.ledger().async().read().get())
                    .hasCauseInstanceOf(CosmosCodecException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"<html>login please</html>", "\r\n<!DOCTYPE html>", "[]", "logged out"})
        void is_none_at_all_if_it_is_no_object_wherever_one_is_asked_for(String page) {
            client.transport.otherwise(Reply.of(FakeResponse.ok(page)));

            assertThatThrownBy(() -> client.ledger().createItem(ITEM, KEY))
                    .isInstanceOfSatisfying(
                            CosmosTransportException.class,
                            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN))
                    .hasMessage("createItem dbs/books/colls/ledger: no response from https://account.test."
                            + " It may have been done: read before you write again. what came is a 200 that is not"
                            + " the service's: check the endpoint and any proxy.");
            assertThatThrownBy(() -> client.ledger().deleteItem("1", KEY)).isInstanceOf(CosmosTransportException.class);
            assertThatThrownBy(() -> client.ledger().exists()).isInstanceOf(CosmosTransportException.class);
            assertThatThrownBy(() -> client.ledger().findItem("1", KEY, RawJson.class))
                    .isInstanceOf(CosmosTransportException.class);
            assertThat(client.ledger().createItems(List.of(new ItemToCreate<>(ITEM, KEY)), BulkOptions.defaults()))
                    .noneMatch(ItemResult::isOk);
        }

        @Test
        void may_begin_with_blanks() {
            client.transport.otherwise(Reply.of(FakeResponse.ok("\n {\"id\":\"1\"}")));

            assertThat(client.ledger().findItem("1", KEY, RawJson.class)).isPresent();
        }

        @Test
        void is_one_that_says_which_item_does_not_fit_its_type_and_nothing_of_the_item() {
            client.transport.otherwise(Reply.of(
                    FakeResponse.ok("{\"id\":[],\"message\":\"planted\"}").header("x-ms-activity-id", "act")));

            assertThatThrownBy(() -> client.ledger().readItem("1", PartitionKey.of("a"), Named.class))
                    .isInstanceOfSatisfying(CosmosCodecException.class, failure -> {
                        assertThat(failure.details().serviceMessage()).isEmpty();
                        assertThat(failure.details().operation()).isEqualTo("readItem");
                    })
                    .hasMessageStartingWith(
                            "readItem dbs/books/colls/ledger/docs/1: 200 with a body that cannot be read."
                                    + " could not read a io.aiocosmos.core.client.ResultsTest$Named with codec test: ")
                    .hasMessageEndingWith(" Activity id act")
                    .hasMessageNotContaining("planted");
        }

        @Test
        void of_a_write_does_not_hide_that_it_was_done() {
            client.transport.otherwise(Reply.of(FakeResponse.ok("{\"id\":[]}")));

            assertThatThrownBy(() -> client.ledger().upsertItem(new Named("1"), PartitionKey.of("a")))
                    .isInstanceOfSatisfying(
                            CosmosCodecException.class,
                            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN))
                    .hasMessageContaining("200 with a body that cannot be read. It was done all the same.");
        }

        @Test
        void is_one_in_a_list_too() {
            client.transport.otherwise(Reply.of(FakeResponse.ok("{<")));

            assertThatThrownBy(
                            () -> client.blocking().listDatabases().iterator().hasNext())
                    .isInstanceOf(CosmosCodecException.class);
            assertThatThrownBy(() -> client.async().listDatabases().toList(1).get())
                    .hasCauseInstanceOf(CosmosCodecException.class);
        }

        @Test
        void is_one_of_the_account_too() {
            client.transport.account(Reply.of(FakeResponse.ok("{<")));

            assertThatThrownBy(() -> client.blocking().readAccount()).isInstanceOf(CosmosCodecException.class);
        }
    }

    @Test
    void a_header_without_name_is_refused_by_name() {
        client.transport.replies("204");

        assertThatThrownBy(() -> client.ledger().deleteItem("1", KEY).header(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name must not be null");
    }

    @Nested
    class Something_that_may_be_missing {
        private Optional<RawJson> find() {
            return client.ledger().findItem("1", KEY, RawJson.class);
        }

        @Test
        void is_empty_if_it_is() {
            client.transport.replies("404 404 404/1003");

            assertThat(find()).isEmpty();
            assertThat(client.ledger().exists()).isFalse();
            assertThat(client.ledger().exists()).isFalse();
        }

        @Test
        void is_there_if_it_is() {
            client.transport.replies(FakeResponse.ok("{\"id\":\"1\"}"), FakeResponse.ok("{}"));

            assertThat(find()).contains(ITEM);
            assertThat(client.ledger().exists()).isTrue();
        }

        @Test
        void in_a_container_that_is_missing_is_a_failure() {
            client.transport.replies("404/1003");

            assertThatThrownBy(this::find).isInstanceOf(CosmosNotFoundException.class);
        }

        @Test
        void that_no_region_can_tell_is_a_failure() {
            client.transport.otherwise(Reply.of("404/1002"));

            assertThatThrownBy(this::find).isInstanceOf(CosmosSessionNotAvailableException.class);
        }
    }

    @Nested
    class If_not_exists {
        private final ContainerProperties ledger = ContainerProperties.of("ledger", "/a");
        private final FakeResponse there = FakeResponse.ok("{\"id\":\"ledger\",\"partitionKey\":{\"paths\":[\"/a\"]}}");

        private CosmosResponse<ContainerProperties> create() {
            return client.blocking().database("books").createContainerIfNotExists(ledger);
        }

        @Test
        void reads_what_is_there() {
            client.transport.replies(there);

            assertThat(create().value().id()).isEqualTo("ledger");
            assertThat(client.line(0)).isEqualTo("GET /dbs/books/colls/ledger");
        }

        @Test
        void creates_what_is_not() {
            client.transport.replies("404").replies(FakeResponse.status(201).body("{\"id\":\"ledger\"}"));

            assertThat(create().statusCode()).isEqualTo(201);
            assertThat(client.line(1)).isEqualTo("POST /dbs/books/colls");
        }

        @Test
        void reads_again_where_somebody_else_was_quicker() {
            client.transport.replies("404 409").replies(there);

            assertThat(create().statusCode()).isEqualTo(200);
        }

        @Test
        void fails_with_what_fails() {
            client.transport.replies("404 403");

            assertThatThrownBy(this::create).hasMessageContaining("403");
        }
    }

    @Test
    @Timeout(20)
    void a_blocking_call_on_the_only_callback_thread_does_not_wait_for_itself() throws Exception {
        ExecutorService callbacks = Executors.newSingleThreadExecutor();
        client.engine.callbacks(callbacks);
        client.transport.replies("201");
        client.transport.replies(FakeResponse.ok("{\"partitionKey\":{\"paths\":[\"/id\"]}}"));
        client.transport.replies("201");

        try {
            int status = client.ledger()
                    .async()
                    .createItem(ITEM, KEY)
                    .thenApply(first -> client.ledger().createItem(ITEM).statusCode())
                    .get();

            assertThat(status).isEqualTo(201);
        } finally {
            callbacks.shutdownNow();
        }
    }
}
