package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.Throughput;
import io.aiocosmos.ThroughputProperties;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosNotFoundException;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Throughput is kept in offers, found by the rid of what they belong to. */
class OffersTest {
    private static final String MANUAL =
            "{\"offerVersion\":\"V2\",\"_rid\":\"uT2L\",\"content\":{\"offerThroughput\":400,\"x\":1},\"id\":\"uT2L\"}";
    private static final String AUTOSCALE =
            "{\"offerVersion\":\"V2\",\"_rid\":\"uT2L\",\"content\":{\"offerThroughput\":100,"
                    + "\"offerAutopilotSettings\":{\"maxThroughput\":1000}},\"id\":\"uT2L\"}";

    private final TestClient client = new TestClient();

    private void offerIs(String offer) {
        client.transport.replies(
                FakeResponse.ok("{\"id\":\"ledger\",\"_rid\":\"PD5DALigDgw=\"}"),
                FakeResponse.ok("{\"_rid\":\"\",\"Offers\":[" + offer + "],\"_count\":1}"));
    }

    @Nested
    class Reading {
        @Test
        void asks_for_the_container_its_offer_and_that() {
            offerIs(MANUAL);
            client.transport.replies(FakeResponse.ok(MANUAL)
                    .header("x-ms-cosmos-min-throughput", "400")
                    .header("x-ms-offer-replace-pending", "True"));

            ThroughputProperties throughput = client.ledger().readThroughput().value();

            assertThat(throughput)
                    .isEqualTo(new Values.ThroughputProperties(Throughput.manual(400), OptionalInt.of(400), true));
            assertThat(client.line(0)).isEqualTo("GET /dbs/books/colls/ledger");
            assertThat(client.line(1)).isEqualTo("POST /offers");
            assertThat(client.body(1))
                    .isEqualTo("{\"query\":\"SELECT * FROM root r WHERE r.offerResourceId = @rid\",\"parameters\":"
                            + "[{\"name\":\"@rid\",\"value\":\"PD5DALigDgw=\"}]}");
            assertThat(client.line(2)).isEqualTo("GET /offers/uT2L");
            assertThat(client.header(2, "authorization")).isEqualTo("signed GET offers ut2l");
        }

        @Test
        void tells_autoscale_by_its_most() {
            offerIs(AUTOSCALE);
            client.transport.replies(FakeResponse.ok(AUTOSCALE));

            assertThat(client.blocking().database("books").readThroughput().value())
                    .isEqualTo(new Values.ThroughputProperties(Throughput.autoscale(1000), OptionalInt.empty(), false));
        }

        @Test
        void looks_on_behind_a_page_that_is_empty() {
            client.transport.replies(
                    FakeResponse.ok("{\"_rid\":\"PD5DALigDgw=\"}"),
                    FakeResponse.ok("{\"Offers\":[],\"_count\":0}").header("x-ms-continuation", "more"),
                    FakeResponse.ok("{\"Offers\":[" + MANUAL + "],\"_count\":1}"),
                    FakeResponse.ok(MANUAL));

            assertThat(client.ledger().readThroughput().value().throughput()).isEqualTo(Throughput.manual(400));
            assertThat(client.header(1, "x-ms-continuation")).isNull();
            assertThat(client.header(2, "x-ms-continuation")).isEqualTo("more");
        }

        @Test
        void of_what_has_none_of_its_own_is_not_found() {
            client.transport.replies(
                    FakeResponse.ok("{\"_rid\":\"PD5DALigDgw=\"}"), FakeResponse.ok("{\"Offers\":[],\"_count\":0}"));

            assertThatThrownBy(() -> client.ledger().readThroughput())
                    .isInstanceOf(CosmosNotFoundException.class)
                    .hasMessageContaining("shares its database's");
        }

        @Test
        void of_a_database_that_has_none_is_not_found_without_talk_of_another_database() {
            client.transport.replies(
                    FakeResponse.ok("{\"_rid\":\"PD5DAA==\"}"), FakeResponse.ok("{\"Offers\":[],\"_count\":0}"));

            assertThatThrownBy(() -> client.blocking().database("books").readThroughput())
                    .isInstanceOf(CosmosNotFoundException.class)
                    .hasMessageContaining("it has no throughput of its own: its containers have theirs, or");
        }

        /** The service names in its message what it did not find. */
        @Test
        void of_what_does_not_exist_is_not_taken_for_serverless_by_its_name() {
            client.transport.replies(FakeResponse.status(404)
                    .body("{\"code\":\"NotFound\",\"message\":\"ResourceId: dbs/serverless/colls/ledger\"}"));

            assertThatThrownBy(() -> client.ledger().readThroughput())
                    .isInstanceOf(CosmosNotFoundException.class)
                    .hasMessageNotContaining("no throughput of its own");
        }

        @Test
        void of_what_does_not_exist_is_not_found() {
            client.transport.replies("404");

            assertThatThrownBy(() -> client.ledger().readThroughput()).isInstanceOf(CosmosNotFoundException.class);
            assertThat(client.transport.requests()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{<", "{\"Offers\":7}", "{}"})
        void of_garbage_is_a_failure_to_read(String garbage) {
            client.transport.replies(FakeResponse.ok("{\"_rid\":\"PD5DALigDgw=\"}"), FakeResponse.ok(garbage));

            assertThatThrownBy(() -> client.ledger().readThroughput()).isInstanceOf(CosmosCodecException.class);
        }

        @Test
        void of_an_offer_that_names_none_is_a_failure_to_read_too() {
            offerIs(MANUAL);
            client.transport.replies(FakeResponse.ok("{\"content\":{}}"));

            assertThatThrownBy(() -> client.ledger().readThroughput())
                    .isInstanceOf(CosmosCodecException.class)
                    .hasMessageContaining("no throughput in an offer");
        }

        @Test
        void does_not_stumble_over_a_least_that_is_no_number() {
            offerIs(MANUAL);
            client.transport.replies(FakeResponse.ok(MANUAL).header("x-ms-cosmos-min-throughput", "some"));

            assertThat(client.ledger().readThroughput().value().minimum()).isEmpty();
        }
    }

    @Nested
    class Replacing {
        @Test
        void changes_the_content_and_nothing_else() {
            offerIs(MANUAL);
            client.transport.replies(FakeResponse.ok(MANUAL));

            client.ledger().replaceThroughput(Throughput.manual(500));

            assertThat(client.line(2)).isEqualTo("PUT /offers/uT2L");
            assertThat(client.body(2))
                    .isEqualTo(
                            "{\"content\":{\"offerThroughput\":500},\"offerVersion\":\"V2\",\"_rid\":\"uT2L\",\"id\":\"uT2L\"}");
            assertThat(client.header(2, "x-ms-cosmos-migrate-offer-to-autopilot"))
                    .isNull();
        }

        @Test
        void of_another_kind_moves_the_offer_first_and_sets_it_then() {
            offerIs(MANUAL);
            client.transport.replies(FakeResponse.ok(AUTOSCALE), FakeResponse.ok(AUTOSCALE));

            client.ledger().replaceThroughput(Throughput.autoscale(4000));

            assertThat(client.header(2, "x-ms-cosmos-migrate-offer-to-autopilot"))
                    .isEqualTo("true");
            assertThat(client.body(2)).startsWith("{\"content\":{\"offerThroughput\":-1},");
            assertThat(client.body(3))
                    .startsWith("{\"content\":{\"offerAutopilotSettings\":{\"maxThroughput\":4000}},");
            assertThat(client.header(3, "x-ms-cosmos-migrate-offer-to-autopilot"))
                    .isNull();
        }

        @Test
        void and_back_again() {
            offerIs(AUTOSCALE);
            client.transport.replies(FakeResponse.ok(MANUAL), FakeResponse.ok(MANUAL));

            client.ledger().replaceThroughput(Throughput.manual(400));

            assertThat(client.header(2, "x-ms-cosmos-migrate-offer-to-manual-throughput"))
                    .isEqualTo("true");
            assertThat(client.body(2)).startsWith("{\"content\":{\"offerAutopilotSettings\":{\"maxThroughput\":-1}},");
            assertThat(client.body(3)).startsWith("{\"content\":{\"offerThroughput\":400},");
        }

        @ParameterizedTest
        @CsvSource({"0, 404", "1, 403", "2, 409"})
        void stops_at_the_first_failure(int good, String failure) {
            String[] answers = {"{\"_rid\":\"PD5DALigDgw=\"}", "{\"Offers\":[" + MANUAL + "]}"};
            for (int i = 0; i < good; i++) client.transport.replies(FakeResponse.ok(answers[i]));
            client.transport.replies(failure);

            assertThatThrownBy(() -> client.ledger().replaceThroughput(Throughput.autoscale(1000)))
                    .hasMessageContaining(failure);
            assertThat(client.transport.requests()).hasSize(good + 1);
        }

        @Test
        void is_aborted_by_a_cancel_at_any_step() {
            offerIs(MANUAL);
            client.transport.replies(Reply.never());
            CompletableFuture<?> replace = client.ledger().async().replaceThroughput(Throughput.manual(500));

            replace.cancel(true);

            assertThat(client.transport.inFlight()).isZero();
        }
    }
}
