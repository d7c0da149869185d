package io.aiocosmos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportSettings;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract finds each defect of a transport that passes without it. */
@Tag("slow")
@Timeout(30)
class HttpTransportContractTest {
    /** One test of the contract. */
    private interface Check {
        void run(HttpTransportContract contract) throws Exception;
    }

    private interface TestOf<P> {
        void run(P part) throws Exception;
    }

    private record Case(TransportDefect defect, Check check) {
        @Override
        public String toString() {
            return defect.toString();
        }
    }

    static List<Case> cases() {
        SendMode mode = SendMode.EXCHANGE;
        return List.of(
                exactlyOnce(
                        TransportDefect.RETRIES_ON_503,
                        p -> p.a_status_that_invites_a_retry_is_returned_without_one(mode)),
                exactlyOnce(
                        TransportDefect.RETRIES_ON_503,
                        p -> p.a_status_that_invites_a_retry_is_returned_without_one(SendMode.SEND)),
                exactlyOnce(
                        TransportDefect.RETRIES_WHEN_BROKEN,
                        p -> p.a_new_connection_that_closes_without_a_response_fails_as_broken(mode)),
                exactlyOnce(
                        TransportDefect.RETRIES_WHEN_BROKEN,
                        p -> p.a_reused_connection_that_closes_without_a_response_fails_as_broken(mode)),
                exactlyOnce(
                        TransportDefect.CALLS_EVERYTHING_UNSENT,
                        p -> p.a_reset_after_the_last_byte_of_the_request_fails_as_broken(mode)),
                exactlyOnce(
                        TransportDefect.FAILS_WITH_OTHER_EXCEPTIONS,
                        p -> p.a_new_connection_that_closes_without_a_response_fails_as_broken(SendMode.SEND)),
                responses(TransportDefect.FOLLOWS_REDIRECTS, p -> p.every_status_from_200_to_599_is_returned(mode)),
                responses(TransportDefect.ADDS_A_HEADER, p -> p.compression_is_neither_requested_nor_decoded(mode)),
                responses(
                        TransportDefect.MERGES_REPEATED_HEADERS,
                        p -> p.repeated_headers_are_all_returned_in_order(mode)),
                requests(
                        TransportDefect.DROPS_THE_SECOND_HEADER,
                        p -> p.headers_arrive_once_and_unchanged_without_others(mode)),
                requests(TransportDefect.ADDS_A_HEADER, p -> p.headers_arrive_once_and_unchanged_without_others(mode)),
                requests(TransportDefect.NORMALISES_PATHS, p -> p.a_target_arrives_byte_for_byte_or_fails_unsent(mode)),
                requests(TransportDefect.SENDS_DOT_SEGMENTS, p -> p.a_target_with_a_dot_segment_fails_unsent(mode)),
                bodies(TransportDefect.TRUNCATES_BODIES, p -> p.an_echoed_body_is_unchanged(mode)),
                bodies(
                        TransportDefect.REUSES_THE_RESPONSE_ARRAY,
                        p -> p.a_response_is_unchanged_after_the_next_one(mode)),
                bodies(TransportDefect.TELLS_THE_LAST_BYTE, p -> p.the_first_byte_is_told_from_the_last(mode)),
                time(TransportDefect.CALLS_EVERYTHING_SENT, p -> p.a_refused_connection_fails_unsent(mode)),
                time(TransportDefect.TIMES_OUT_AT_ONCE, p -> p.a_server_that_never_responds_causes_a_timeout(mode)),
                connections(
                        TransportDefect.IGNORES_THE_LIMIT,
                        p -> p.as_many_calls_run_at_once_as_connections_are_allowed(mode)),
                connections(TransportDefect.NEVER_KEEPS_CONNECTIONS, p -> p.consecutive_calls_share_a_connection(mode)),
                tls(
                        TransportDefect.CHECKS_NO_HOST_NAME,
                        p -> p.a_trusted_certificate_of_another_host_fails_unsent(mode)),
                proxy(TransportDefect.IGNORES_THE_PROXY, p -> p.a_plain_request_has_an_absolute_target(mode)),
                cancellation(
                        TransportDefect.FORGETS_THE_INTERRUPT,
                        p -> p.a_thread_interrupted_before_the_call_sends_nothing()),
                threads(
                        TransportDefect.OWNS_NO_THREAD,
                        p -> p.a_response_completes_its_future_on_a_thread_of_the_transport()),
                closing(TransportDefect.LEAVES_A_THREAD, p -> p.an_unused_transport_can_be_closed()),
                closing(TransportDefect.WORKS_WHEN_CLOSED, p -> p.a_closed_transport_sends_nothing(mode)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_defect_is_found(Case found) {
        assertThatThrownBy(() -> found.check().run(contractOf(found.defect())))
                .isInstanceOfAny(AssertionError.class, TransportFailure.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_same_test_passes_without_the_defect(Case found) {
        assertDoesNotThrow(() -> found.check().run(contractOf(TransportDefect.NONE)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void every_defect_has_a_test(TransportDefect defect) {
        assertThat(cases()).extracting(Case::defect).contains(defect);
    }

    private static HttpTransportContract contractOf(TransportDefect defect) {
        return new HttpTransportContract() {
            @Override
            protected HttpTransport create(TransportSettings settings) {
                return new FixtureTransport(settings, defect);
            }
        };
    }

    private static Case exactlyOnce(TransportDefect defect, TestOf<ExactlyOnceTests> test) {
        return of(defect, contract -> contract.new Exactly_once(), test);
    }

    private static Case responses(TransportDefect defect, TestOf<ResponseTests> test) {
        return of(defect, contract -> contract.new Responses(), test);
    }

    private static Case requests(TransportDefect defect, TestOf<RequestTests> test) {
        return of(defect, contract -> contract.new Requests(), test);
    }

    private static Case bodies(TransportDefect defect, TestOf<BodyTests> test) {
        return of(defect, contract -> contract.new Bodies(), test);
    }

    private static Case time(TransportDefect defect, TestOf<TimeoutTests> test) {
        return of(defect, contract -> contract.new Timeouts(), test);
    }

    private static Case connections(TransportDefect defect, TestOf<ConnectionPoolTests> test) {
        return of(defect, contract -> contract.new Connection_pool(), test);
    }

    private static Case tls(TransportDefect defect, TestOf<TlsTests> test) {
        return of(defect, contract -> contract.new TLS(), test);
    }

    private static Case proxy(TransportDefect defect, TestOf<ProxyTests> test) {
        return of(defect, contract -> contract.new Proxies(), test);
    }

    private static Case cancellation(TransportDefect defect, TestOf<CancellationTests> test) {
        return of(defect, contract -> contract.new Cancellation(), test);
    }

    private static Case threads(TransportDefect defect, TestOf<ThreadTests> test) {
        return of(defect, contract -> contract.new Threads(), test);
    }

    private static Case closing(TransportDefect defect, TestOf<CloseTests> test) {
        return of(defect, contract -> contract.new Close(), test);
    }

    private static <P extends TransportTestBase> Case of(
            TransportDefect defect, Function<HttpTransportContract, P> part, TestOf<? super P> test) {
        return new Case(defect, contract -> {
            P made = part.apply(contract);
            try {
                test.run(made);
            } finally {
                made.closeAll();
            }
        });
    }
}
