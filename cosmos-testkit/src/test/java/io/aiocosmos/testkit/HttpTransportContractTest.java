package io.aiocosmos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportSettings;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract can fail: each of its promises is broken once, by a transport that passes without the flaw. */
@Timeout(30)
class HttpTransportContractTest {
    /** One test of the contract. */
    private interface Check {
        void run(HttpTransportContract contract) throws Exception;
    }

    private interface TestOf<P> {
        void run(P part) throws Exception;
    }

    private record Case(Flaw flaw, Check check) {
        @Override
        public String toString() {
            return flaw.toString();
        }
    }

    static List<Case> cases() {
        Way way = Way.EXCHANGE;
        return List.of(
                exactlyOnce(Flaw.RETRIES_ON_503, p -> p.an_answer_that_invites_a_retry_is_just_an_answer(way)),
                exactlyOnce(Flaw.RETRIES_ON_503, p -> p.an_answer_that_invites_a_retry_is_just_an_answer(Way.SEND)),
                exactlyOnce(
                        Flaw.RETRIES_WHEN_BROKEN,
                        p -> p.a_fresh_connection_that_closes_without_an_answer_is_broken(way)),
                exactlyOnce(
                        Flaw.RETRIES_WHEN_BROKEN,
                        p -> p.a_kept_connection_that_closes_without_an_answer_is_broken(way)),
                exactlyOnce(
                        Flaw.CALLS_EVERYTHING_UNSENT, p -> p.a_reset_after_the_last_byte_of_the_body_is_broken(way)),
                exactlyOnce(
                        Flaw.FAILS_IN_ITS_OWN_WAY,
                        p -> p.a_fresh_connection_that_closes_without_an_answer_is_broken(Way.SEND)),
                answers(Flaw.FOLLOWS_REDIRECTS, p -> p.every_status_from_200_to_599_is_a_value(way)),
                answers(Flaw.ADDS_A_HEADER, p -> p.compression_is_neither_asked_for_nor_undone(way)),
                answers(
                        Flaw.MERGES_REPEATED_HEADERS,
                        p -> p.a_repeated_header_is_given_as_often_as_it_came_and_in_order(way)),
                requests(Flaw.DROPS_THE_SECOND_HEADER, p -> p.headers_arrive_once_unchanged_and_with_no_others(way)),
                requests(Flaw.ADDS_A_HEADER, p -> p.headers_arrive_once_unchanged_and_with_no_others(way)),
                requests(Flaw.CLEANS_PATHS, p -> p.a_target_arrives_byte_for_byte_or_the_call_is_refused_unsent(way)),
                requests(Flaw.SENDS_DOT_SEGMENTS, p -> p.a_target_with_a_dot_segment_is_refused_unsent(way)),
                bodies(Flaw.TRUNCATES_BODIES, p -> p.a_body_comes_back_as_it_was_sent(way)),
                bodies(Flaw.REUSES_THE_ANSWERS_ARRAY, p -> p.an_answer_stays_good_after_the_next_one(way)),
                time(Flaw.CALLS_EVERYTHING_SENT, p -> p.a_port_where_nobody_listens_fails_unsent(way)),
                time(Flaw.IS_IMPATIENT, p -> p.a_server_that_never_answers_ends_in_a_timeout(way)),
                connections(
                        Flaw.IGNORES_THE_LIMIT,
                        p -> p.as_many_calls_run_at_once_as_connections_are_allowed_and_no_more(way)),
                connections(Flaw.NEVER_KEEPS_CONNECTIONS, p -> p.calls_one_after_the_other_share_a_connection(way)),
                tls(Flaw.CHECKS_NO_HOST_NAME, p -> p.a_trusted_certificate_of_another_host_fails_unsent(way)),
                proxy(Flaw.IGNORES_THE_PROXY, p -> p.a_plain_request_carries_the_whole_address(way)),
                givingUp(Flaw.FORGETS_THE_INTERRUPT, p -> p.a_thread_that_is_interrupted_already_sends_nothing()),
                threads(
                        Flaw.OWNS_NO_THREAD,
                        p -> p.an_answer_completes_its_future_on_a_thread_that_the_transport_owns()),
                closing(Flaw.LEAVES_A_THREAD, p -> p.a_transport_that_was_never_used_can_be_closed()),
                closing(Flaw.WORKS_WHEN_CLOSED, p -> p.a_closed_transport_sends_nothing(way)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_flaw_is_found(Case found) {
        assertThatThrownBy(() -> found.check().run(contractOf(found.flaw())))
                .isInstanceOfAny(AssertionError.class, TransportFailure.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void without_the_flaw_the_same_test_passes(Case found) {
        assertDoesNotThrow(() -> found.check().run(contractOf(Flaw.NONE)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void no_flaw_is_left_out(Flaw flaw) {
        assertThat(cases()).extracting(Case::flaw).contains(flaw);
    }

    private static HttpTransportContract contractOf(Flaw flaw) {
        return new HttpTransportContract() {
            @Override
            protected HttpTransport create(TransportSettings settings) {
                return new FixtureTransport(settings, flaw);
            }
        };
    }

    private static Case exactlyOnce(Flaw flaw, TestOf<OncePart> test) {
        return of(flaw, contract -> contract.new Exactly_once(), test);
    }

    private static Case answers(Flaw flaw, TestOf<AnswersPart> test) {
        return of(flaw, contract -> contract.new Answers(), test);
    }

    private static Case requests(Flaw flaw, TestOf<RequestsPart> test) {
        return of(flaw, contract -> contract.new What_arrives(), test);
    }

    private static Case bodies(Flaw flaw, TestOf<BodiesPart> test) {
        return of(flaw, contract -> contract.new Bodies(), test);
    }

    private static Case time(Flaw flaw, TestOf<TimePart> test) {
        return of(flaw, contract -> contract.new Time(), test);
    }

    private static Case connections(Flaw flaw, TestOf<PoolPart> test) {
        return of(flaw, contract -> contract.new Connections(), test);
    }

    private static Case tls(Flaw flaw, TestOf<TlsPart> test) {
        return of(flaw, contract -> contract.new Tls(), test);
    }

    private static Case proxy(Flaw flaw, TestOf<ProxyPart> test) {
        return of(flaw, contract -> contract.new Proxy(), test);
    }

    private static Case givingUp(Flaw flaw, TestOf<GivingUpPart> test) {
        return of(flaw, contract -> contract.new Giving_up(), test);
    }

    private static Case threads(Flaw flaw, TestOf<ThreadsPart> test) {
        return of(flaw, contract -> contract.new Its_threads(), test);
    }

    private static Case closing(Flaw flaw, TestOf<ClosingPart> test) {
        return of(flaw, contract -> contract.new Closing(), test);
    }

    private static <P extends TransportPart> Case of(
            Flaw flaw, Function<HttpTransportContract, P> part, TestOf<? super P> test) {
        return new Case(flaw, contract -> {
            P made = part.apply(contract);
            try {
                test.run(made);
            } finally {
                made.closeAll();
            }
        });
    }
}
