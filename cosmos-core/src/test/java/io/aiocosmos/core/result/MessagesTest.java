package io.aiocosmos.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosException;
import io.aiocosmos.error.CosmosForbiddenException;
import io.aiocosmos.error.CosmosNotFoundException;
import io.aiocosmos.error.CosmosPreconditionFailedException;
import io.aiocosmos.error.CosmosServiceException;
import io.aiocosmos.error.CosmosSessionNotAvailableException;
import io.aiocosmos.error.CosmosThrottledException;
import io.aiocosmos.error.CosmosTransportException;
import io.aiocosmos.error.CosmosUnauthorizedException;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportFailure;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failure says of itself: one line, at most 300 characters, the activity id whole. */
class MessagesTest {
    private static final String ACTIVITY = "f428f58a-4891-4026-a35b-7a388fd20864";

    private final TestEngine engine = new TestEngine().withoutDiscovery();

    private CosmosException failure(FakeResponse response) {
        engine.transport.otherwise(Reply.of(response.header("x-ms-activity-id", ACTIVITY)));
        return engine.pipeline().run(Operations.named("write")).failure().exception();
    }

    private static String service(String message) {
        return "{\"code\":\"x\",\"message\":\"Message: {\\\"Errors\\\":[\\\"" + message
                + "\\\"]}\\r\\nActivityId: 1, Request URI: /apps/x\"}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "431 | ",
                "400 | <html><center><h1>400 Bad Request</h1></center><center>Request Header Or Cookie Too Large</center>",
                "400 | <HTML><h2>Bad Request - Request Too Long</h2><p>The size of the request headers is too long.</p>",
                "400 | {\"code\":\"BadRequest\",\"message\":\"Request header is too large\"}",
            })
    void of_headers_that_are_too_long_says_what_to_do(int status, String body) {
        assertThat(failure(FakeResponse.status(status).body(body == null ? "" : body)))
                .isInstanceOf(CosmosServiceException.class)
                .hasMessageContaining("Headers this long do not get through")
                .hasMessageEndingWith(ACTIVITY);
    }

    @Test
    void of_another_page_of_a_proxy_does_not() {
        assertThat(failure(FakeResponse.status(400).body("<html>Bad Request</html>"))
                        .getMessage())
                .doesNotContain("Headers");
    }

    @Test
    void of_a_conflict() {
        assertThat(failure(FakeResponse.status(409)
                        .header("x-ms-request-charge", "1.24")
                        .body(service("Resource with specified id or name already exists."))))
                .hasMessage("createItem dbs/books/colls/ledger: 409 Conflict, 1.24 RU. Use another id, or upsert."
                        + " Resource with specified id or name already exists. Activity id " + ACTIVITY);
    }

    @Test
    void of_a_container_speak_of_no_item() {
        engine.transport.replies("409 412");
        Operation create = Operation.ofFeed(
                        "createContainer", Operation.Kind.RESOURCE_WRITE, "POST", "colls", Link.database("books"))
                .build();

        assertThat(engine.pipeline().run(create).failure().exception())
                .hasMessageContaining(" Use another id. ")
                .hasMessageNotContaining("upsert");
        assertThat(engine.pipeline().run(create).failure().exception())
                .hasMessageContaining(" Read it again and retry with its new etag.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "readItem      | 404      | Check id and partition key, or use findItem.",
                "readContainer | 404      | 404 NotFound, 1.0 RU. Check the id and the endpoint.",
                "createItem    | 404/1003 | The database or container does not exist: create it, or check its id.",
                "createItem    | 400/1001 | Give the partition key that the item has at the container's path, none() if it has none.",
                "queryItems    | 400      | Check the query and its parameters.",
                "createItem    | 400      | 400 BadRequest, 1.0 RU.",
            })
    void of_a_mistake_say_what_to_do(String operation, String status, String end) {
        engine.transport.replies(status);
        Operation wrong = Operation.ofFeed(
                        operation, Operation.Kind.RESOURCE_WRITE, "POST", "colls", Link.database("books"))
                .build();

        assertThat(engine.pipeline().run(wrong).failure().exception())
                .hasMessageContaining(" " + end + " Activity id ");
    }

    @Test
    void of_throttling_after_all_tries() {
        FakeResponse throttled = FakeResponse.status(429, 3200)
                .header("x-ms-retry-after-ms", "1")
                .header("x-ms-request-charge", "0.38");

        assertThat(failure(throttled))
                .hasMessage("createItem dbs/books/colls/ledger: 429 TooManyRequests, sub-status 3200 RUBudgetExceeded"
                        + " after 10 attempts, 3.8 RU. Raise the throughput or ask for less at once. Activity id "
                        + ACTIVITY);
    }

    @Test
    void of_no_answer() {
        engine.transport.replies(Reply.of("BROKEN"));

        assertThat(engine.pipeline().run(Operations.named("write")).failure().exception())
                .hasMessage("createItem dbs/books/colls/ledger: no response from https://account.test."
                        + " It may have been done: read before you write again. scripted BROKEN.");
    }

    @Test
    void of_no_answer_in_time() {
        engine.transport.replies(Reply.never());

        assertThat(engine.pipeline().run(Operations.named("read")).failure().exception())
                .hasMessage(
                        "readItem dbs/books/colls/ledger/docs/1: no response in time from https://account.test (waited 65 s of 65 s).");
    }

    @Test
    void blame_a_certificate_only_where_there_is_something_wrong_with_one() {
        Throwable found = new SSLHandshakeException("no trust").initCause(new CertificateException("expired"));
        engine.transport.otherwise((answer, timing) -> answer.completeExceptionally(
                new TransportFailure(TransportFailure.Kind.TLS, false, "no TLS session", found)));

        assertThat(engine.pipeline().run(Operations.named("write")).failure().exception())
                .hasMessageContaining("Check the certificate, or give the builder an sslContext that trusts it.");
    }

    @Test
    void of_a_request_that_can_never_be_carried_are_not_transient() {
        engine.transport.replies(Reply.failure(TransportFailure.Kind.UNSUPPORTED_REQUEST, false));

        assertThat(engine.pipeline()
                        .run(Operations.named("write"))
                        .failure()
                        .exception()
                        .isTransient())
                .isFalse();
        assertThat(engine.transport.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONNECT | Check the endpoint and the way there.",
                "TLS | Check that the endpoint has the right scheme and port.",
                "407 | Give the builder proxyCredentials.",
                "POOL | Raise maxConnections, or ask for less at once.",
                "403 | Check the account's firewall and what the credential may do.",
                "403/1014 | Spread the items over more partition keys.",
                "449 | Write the same item from fewer places at once."
            })
    void say_what_to_do(String failure, String hint) {
        engine.transport.otherwise(Reply.of(failure));

        assertThat(engine.pipeline().run(Operations.named("write")).failure().exception())
                .hasMessageContaining(hint);
    }

    /** The service answers 403 to dates that are out by more than 15 minutes. */
    @ParameterizedTest
    @CsvSource({
        "401, 47, ahead of",
        "403, 47, ahead of",
        "401, -16, behind",
        "403, -100, behind",
    })
    void tell_of_a_clock_that_is_wrong(int status, int minutesAhead, String which) {
        assertThat(failure(refused(status, minutesAhead)))
                .hasMessageContaining("This machine's clock is " + Math.abs(minutesAhead) + " min " + which
                        + " the service's: set it right.")
                .hasMessageNotContaining("firewall")
                .hasMessageNotContaining("key");
    }

    @ParameterizedTest
    @CsvSource({"403, 5, firewall", "403, -5, firewall", "401, 0, Check the key"})
    void blame_no_clock_that_is_right(int status, int minutesAhead, String hint) {
        assertThat(failure(refused(status, minutesAhead)))
                .hasMessageContaining(hint)
                .hasMessageNotContaining(" min ");
    }

    @Test
    void blame_no_clock_for_a_date_that_is_none() {
        assertThat(failure(FakeResponse.status(403).header("date", "yesterday")))
                .hasMessageContaining("firewall");
    }

    private FakeResponse refused(int status, int minutesAhead) {
        ZonedDateTime theirs = engine.timing
                .clock()
                .instant()
                .minus(Duration.ofMinutes(minutesAhead))
                .atZone(ZoneOffset.UTC);
        return FakeResponse.status(status).header("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs));
    }

    @ParameterizedTest
    @CsvSource({
        "400, CosmosBadRequestException",
        "401, CosmosUnauthorizedException",
        "403, CosmosForbiddenException",
        "404, CosmosNotFoundException",
        "404/1002, CosmosSessionNotAvailableException",
        "409, CosmosConflictException",
        "412, CosmosPreconditionFailedException",
        "413, CosmosPayloadTooLargeException",
        "429+30001, CosmosThrottledException",
        "418, CosmosServiceException",
    })
    void every_status_has_its_exception(String status, String type) {
        engine.transport.otherwise(Reply.of(status));

        CosmosException failure =
                engine.pipeline().run(Operations.named("write")).failure().exception();

        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure)
                .isInstanceOfAny(
                        CosmosServiceException.class,
                        CosmosUnauthorizedException.class,
                        CosmosForbiddenException.class,
                        CosmosNotFoundException.class,
                        CosmosSessionNotAvailableException.class,
                        CosmosConflictException.class,
                        CosmosPreconditionFailedException.class,
                        CosmosThrottledException.class);
    }

    @Nested
    class Are_one_short_line {
        private void holds(CosmosException failure) {
            assertThat(failure.getMessage()).hasSizeLessThanOrEqualTo(300);
            assertThat(failure.getMessage().lines()).hasSize(1);
            assertThat(failure.getMessage().chars()).noneMatch(Character::isISOControl);
            assertThat(failure.getMessage()).endsWith("Activity id " + ACTIVITY);
        }

        @Test
        void however_much_the_service_says() {
            holds(failure(FakeResponse.status(400).body(service("far too much ".repeat(500)))));
        }

        @Test
        void whatever_line_breaks_it_uses() {
            holds(failure(
                    FakeResponse.status(400).body("{\"message\":\"a\\r\\nb\\u2028c\\u2029d\\u0085e\\tf\\u0000g\"}")));
        }

        @Test
        void whatever_the_ids() {
            Link long255 = Link.database("d".repeat(255)).container("c\u2028\n".repeat(80));
            engine.transport.replies(FakeResponse.status(404).header("x-ms-activity-id", ACTIVITY));

            holds(engine.pipeline()
                    .run(Operation.of("readContainer", Operation.Kind.RESOURCE_READ, "GET", "colls", long255)
                            .build())
                    .failure()
                    .exception());
        }

        @Test
        void of_whole_characters() {
            for (int shift = 0; shift < 40; shift++) {
                String text = "x".repeat(shift) + "\uD83D\uDE00".repeat(300);
                String message =
                        failure(FakeResponse.status(400).body(service(text))).getMessage();
                for (int i = 0; i < message.length(); i++)
                    if (Character.isHighSurrogate(message.charAt(i)))
                        assertThat(Character.isLowSurrogate(message.charAt(i + 1)))
                                .isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "<html><body>Bad Gateway</body></html>",
                    "{",
                    "{\"message\":12}",
                    "[]",
                    "null",
                    "\uFEFF{}"
                })
        void whatever_is_in_the_body(String body) {
            holds(failure(FakeResponse.status(502).body(body)));
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3})
        void of_random_garbage(long seed) {
            Random random = new Random(seed);
            for (int i = 0; i < 300; i++) {
                StringBuilder body = new StringBuilder("{\"message\":\"Message: ");
                for (int j = random.nextInt(400); j > 0; j--) body.append((char) random.nextInt(0x3000));
                holds(failure(FakeResponse.status(400).body(body + (random.nextBoolean() ? "\"}" : ""))));
            }
        }
    }

    @Test
    void never_hold_the_item_or_the_token() {
        byte[] body = "{\"id\":\"1\",\"secret\":\"hunter2\"}".getBytes(StandardCharsets.UTF_8);
        engine.transport.otherwise(Reply.of("TIMEOUT"));
        CosmosException failure = engine.pipeline()
                .run(Operations.write()
                        .body(body, body.length)
                        .sessionToken("0:-1#7777")
                        .build())
                .failure()
                .exception();

        assertThat(failure + " " + failure.details()).doesNotContain("hunter2", "7777", "signed");
    }

    @Test
    void details_carry_what_the_message_cannot() {
        FakeResponse response = FakeResponse.status(429, 3200)
                .header("x-ms-retry-after-ms", "30001")
                .header("x-ms-request-charge", "0.38")
                .header("etag", "\"7\"")
                .session("rid", "0:-1#5")
                .body("{\"message\":\"Request rate is large.\"}");

        ErrorDetails details = failure(response).details();

        assertThat(details.operation()).isEqualTo("createItem");
        assertThat(details.resource()).isEqualTo("dbs/books/colls/ledger");
        assertThat(details.statusCode()).isEqualTo(429);
        assertThat(details.subStatusCode()).isEqualTo(3200);
        assertThat(details.serviceMessage()).isEqualTo("Request rate is large.");
        assertThat(details.activityId()).contains(ACTIVITY);
        assertThat(details.requestCharge()).isEqualTo(0.38);
        assertThat(details.retryAfter()).contains(Duration.ofMillis(30001));
        assertThat(details.sessionToken()).contains("0:-1#5");
        assertThat(details.etag()).contains("\"7\"");
        assertThat(details.endpoint()).isEqualTo("https://account.test");
        assertThat(details.attempts()).isEqualTo(1);
        assertThat(details.outcome()).isEqualTo(Outcome.NOT_DONE);
    }

    @Test
    void an_exception_is_made_anew_for_who_asks() {
        engine.transport.replies(Reply.failure(TransportFailure.Kind.UNSUPPORTED_REQUEST, false));
        Failure failure = engine.pipeline().run(Operations.named("write")).failure();

        assertThat(failure.exception()).isInstanceOf(CosmosTransportException.class);
        assertThat(failure.exception()).isNotSameAs(failure.exception());
        assertThat(failure.exception().getCause()).isInstanceOf(TransportFailure.class);
    }
}
