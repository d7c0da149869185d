package io.aiocosmos.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.spi.TransportFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CosmosExceptionTest {
    @ParameterizedTest
    @CsvSource({
        "400, false",
        "404, false",
        "408, true",
        "409, false",
        "410, true",
        "423, true",
        "429, true",
        "449, true",
        "501, false",
        "503, true"
    })
    void a_status_tells_whether_the_same_call_may_work_later(int status, boolean expected) {
        ErrorDetails details = ErrorDetails.builder().status(status, 0).build();

        assertThat(new CosmosServiceException("m", details).isTransient()).isEqualTo(expected);
    }

    @Test
    void what_a_transport_refuses_it_refuses_again() {
        assertThat(noAnswer(TransportFailure.Kind.UNSUPPORTED_REQUEST).isTransient())
                .isFalse();
        assertThat(noAnswer(TransportFailure.Kind.BROKEN).isTransient()).isTrue();
        assertThat(new CosmosTransportException("m", ErrorDetails.NONE, null).isTransient())
                .isTrue();
    }

    private static CosmosTransportException noAnswer(TransportFailure.Kind kind) {
        return new CosmosTransportException("m", ErrorDetails.NONE, new TransportFailure(kind, false, "m", null));
    }

    @Test
    void a_session_not_available_is_transient_although_its_status_is_404() {
        ErrorDetails details = ErrorDetails.builder().status(404, 1002).build();

        assertThat(new CosmosSessionNotAvailableException("m", details).isTransient())
                .isTrue();
    }

    @Test
    void it_is_found_under_what_futures_wrap_around_it() {
        CosmosSetupException inner = new CosmosSetupException("inner");

        assertThat(CosmosException.unwrap(new ExecutionException(new CompletionException(inner))))
                .isSameAs(inner);
        assertThat(CosmosException.unwrap(inner)).isSameAs(inner);
    }

    @Test
    void what_holds_none_is_refused_with_its_cause() {
        IOException other = new IOException("x");

        assertThatThrownBy(() -> CosmosException.unwrap(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasCause(other);
    }

    @ParameterizedTest
    @MethodSource("theFamily")
    void it_survives_serialization_with_its_details(CosmosException problem)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(problem);
        }

        CosmosException read =
                (CosmosException) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(read).hasSameClassAs(problem).hasMessage("m");
        assertThat(read.isTransient()).isEqualTo(problem.isTransient());
        assertThat(read.outcome()).isEqualTo(problem.outcome());
        assertThat(read.details()).usingRecursiveComparison().isEqualTo(problem.details());
    }

    static List<CosmosException> theFamily() {
        ErrorDetails known = ErrorDetails.builder()
                .operation("createItem")
                .resource("dbs/books")
                .status(429, 3200)
                .serviceMessage("too much")
                .activityId("id")
                .requestCharge(2.5)
                .retryAfter(Duration.ofMillis(3))
                .sessionToken("0:-1#12")
                .etag("\"e\"")
                .endpoint("https://a.test")
                .attempts(2)
                .outcome(Outcome.UNKNOWN)
                .build();
        IOException cause = new IOException("cause");
        return List.of(
                new CosmosBadRequestException("m", known),
                new CosmosCancelledException("m", known, cause),
                new CosmosCodecException("m", known, cause),
                new CosmosConflictException("m", known),
                new CosmosForbiddenException("m", known),
                new CosmosNotFoundException("m", known),
                new CosmosPayloadTooLargeException("m", known),
                new CosmosPreconditionFailedException("m", known),
                new CosmosServiceException("m", known),
                new CosmosSessionNotAvailableException("m", known),
                new CosmosSetupException("m", cause),
                new CosmosThrottledException("m", known),
                new CosmosTimeoutException("m", known, cause),
                new CosmosTransportException("m", known, cause),
                new CosmosUnauthorizedException("m", known));
    }

    @Test
    void details_print_no_token() {
        ErrorDetails details =
                ErrorDetails.builder().sessionToken("0:-1#12").etag("\"e\"").build();

        assertThat(details.toString()).doesNotContain("0:-1#12");
    }
}
