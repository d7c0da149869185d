package io.aiocosmos.core.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiocosmos.OperationType;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCodecException;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosThrottledException;
import io.aiocosmos.error.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class BatchElementsTest {
    private static final String TWO = "[{\"statusCode\":201,\"requestCharge\":7.43,\"eTag\":\"\\\"1\\\"\","
            + "\"resourceBody\":{\"id\":\"1\"}},{\"statusCode\":429,\"subStatusCode\":3200,\"requestCharge\":0.38,"
            + "\"retryAfterMilliseconds\":17.2}]";

    private final TestEngine engine = new TestEngine().withoutDiscovery();

    private OperationResult result(int status, String body) {
        engine.transport.otherwise(Reply.of(FakeResponse.status(status)
                .header("x-ms-activity-id", "f428")
                .header("x-ms-session-token", "0:-1#5")
                .body(body)));
        return engine.pipeline().run(Operations.named("write"));
    }

    private static String text(BatchElement element) {
        return new String(element.body.toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void an_element_has_what_the_response_says_of_its_operation() {
        List<BatchElement> elements = BatchElements.of(result(207, TWO), 2);

        BatchElement created = elements.get(0);
        assertThat(created.statusCode).isEqualTo(201);
        assertThat(created.isOk()).isTrue();
        assertThat(created.requestCharge).isEqualTo(7.43);
        assertThat(created.etag).isEqualTo("\"1\"");
        assertThat(created.retryAfterMillis).isEqualTo(-1);
        assertThat(text(created)).isEqualTo("{\"id\":\"1\"}");
        BatchElement throttled = elements.get(1);
        assertThat(throttled.isOk()).isFalse();
        assertThat(throttled.subStatusCode).isEqualTo(3200);
        assertThat(throttled.retryAfterMillis).isEqualTo(18);
        assertThat(throttled.etag).isNull();
        assertThat(throttled.body).isNull();
    }

    @Test
    void what_is_null_is_missing_and_unknown_members_are_skipped() {
        BatchElement element = BatchElements.of(
                        result(
                                200,
                                " [ { \"new\" : [{}] , \"statusCode\" : 304 , \"eTag\" : null , \"resourceBody\" : null , "
                                        + "\"subStatusCode\":null,\"requestCharge\":null,\"retryAfterMilliseconds\":null } ] "),
                        1)
                .get(0);

        assertThat(element.isOk()).isTrue();
        assertThat(element.isFailedDependency()).isFalse();
        assertThat(element.body).isNull();
        assertThat(element.etag).isNull();
        assertThat(element.requestCharge).isZero();
        assertThat(element.retryAfterMillis).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "7",
                "[]",
                "[{}]",
                "[null]",
                "[{\"statusCode\":200}",
                "[{\"statusCode\":200}] x",
                "[{\"statusCode\":200},{\"statusCode\":200}]",
                "[{\"statusCode\":null}]",
                "[{\"statusCode\":\"200\"}]",
                "[{\"statusCode\":200.5}]",
                "[{\"statusCode\":0}]",
                "[{\"statusCode\":-200}]",
                "[{\"statusCode\":600}]",
                "[{\"statusCode\":99999999999999999999999}]",
                "[{\"statusCode\":200,\"subStatusCode\":-1}]",
                "[{\"statusCode\":200,\"subStatusCode\":4294967296}]",
                "[{\"statusCode\":200,\"subStatusCode\":true}]",
                "[{\"statusCode\":200,\"requestCharge\":-1}]",
                "[{\"statusCode\":200,\"requestCharge\":1e999}]",
                "[{\"statusCode\":200,\"requestCharge\":\"NaN\"}]",
                "[{\"statusCode\":200,\"retryAfterMilliseconds\":1e99}]",
                "[{\"statusCode\":200,\"retryAfterMilliseconds\":{}}]",
                "[{\"statusCode\":200,\"eTag\":7}]",
                "[{\"statusCode\":200,\"eTag\":\"\\x\"}]",
                "<html>",
                "\u0081",
            })
    void a_response_that_the_service_never_sends_leaves_the_outcome_unknown(String body) {
        for (int status : new int[] {200, 207})
            assertThatExceptionOfType(CosmosCodecException.class)
                    .isThrownBy(() -> BatchElements.of(result(status, body), 1))
                    .withMessageStartingWith(
                            "createItem dbs/books/colls/ledger: " + status + " with a body that cannot be read. "
                                    + (status == 207 ? "It may have been done" : "It was done all the same"))
                    .satisfies(failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    @Test
    void a_failed_element_becomes_an_exception_that_says_which_operation_it_was() {
        BatchElement element = BatchElements.of(result(207, TWO), 2).get(1);

        CosmosException failure = element.failure(
                        result(207, TWO), 1, OperationType.REPLACE, more -> more.requestCharge(element.requestCharge))
                .exception();

        assertThat(failure)
                .isInstanceOf(CosmosThrottledException.class)
                .hasMessage(
                        "createItem dbs/books/colls/ledger: operation 1 (Replace): 429 TooManyRequests, sub-status 3200"
                                + " RUBudgetExceeded, 0.38 RU. Raise the throughput or ask for less at once. Activity id f428");
        assertThat(failure.details().retryAfter()).contains(Duration.ofMillis(18));
        assertThat(failure.details().sessionToken()).contains("0:-1#5");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_DONE);
    }

    @ParameterizedTest
    @CsvSource({
        "409,CREATE,NOT_DONE",
        "500,CREATE,UNKNOWN",
        "408,PATCH,UNKNOWN",
        "500,READ,NOT_DONE",
        "503,DELETE,NOT_DONE"
    })
    void the_outcome_of_an_element_is_that_of_an_operation_with_a_request_of_its_own(
            int status, OperationType kind, Outcome expected) {
        BatchElement element = BatchElements.of(result(207, "[{\"statusCode\":" + status + "}]"), 1)
                .get(0);

        assertThat(element.outcome(kind)).isEqualTo(expected);
        CosmosException failure =
                element.failure(result(207, "[]"), 0, kind, more -> {}).exception();
        assertThat(failure.outcome()).isEqualTo(expected);
        assertThat(failure instanceof CosmosConflictException).isEqualTo(status == 409);
    }

    @Tag("slow")
    @Test
    void of_mutated_responses_each_is_refused_or_read_as_a_real_parser_reads_it() {
        byte[] valid = TWO.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(1);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] json = mutated(valid, random);
            List<BatchElement> elements;
            try {
                elements = BatchElements.read(JsonSlice.of(json), 2);
            } catch (MalformedJsonException refused) {
                continue;
            }
            if (hasBrokenPart(json)) continue; // what nobody asks for is not checked, as in all responses
            assertSame(elements, new ObjectMapper().readTree(json));
            read++;
        }
        assertThat(read).isBetween(1_000, 19_000);
    }

    private static boolean hasBrokenPart(byte[] json) {
        try {
            return !new ObjectMapper().readTree(json).isArray();
        } catch (JacksonException e) {
            return true;
        }
    }

    private static void assertSame(List<BatchElement> elements, JsonNode expected) {
        for (int i = 0; i < 2; i++) {
            BatchElement element = elements.get(i);
            JsonNode node = expected.get(i);
            assertThat(element.statusCode).isEqualTo(node.path("statusCode").asInt(0));
            assertThat(element.subStatusCode)
                    .isEqualTo(node.path("subStatusCode").asInt(0));
            assertThat(element.requestCharge)
                    .isEqualTo(node.path("requestCharge").asDouble(0));
            assertThat(element.etag).isEqualTo(node.path("eTag").asString(null));
            assertThat(element.body == null)
                    .isEqualTo(node.path("resourceBody").isMissingNode()
                            || node.path("resourceBody").isNull());
        }
    }

    private static byte[] mutated(byte[] valid, Random random) {
        byte[] json = valid.clone();
        int at = random.nextInt(json.length);
        switch (random.nextInt(3)) {
            case 0:
                return Arrays.copyOf(json, at);
            case 1:
                json[at] = (byte) random.nextInt();
                return json;
            default:
                json[at] = (byte) "{}[]\",:\\0eu-. 129".charAt(random.nextInt(17));
                return json;
        }
    }
}
