package io.aiocosmos.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.testing.Allocations;
import io.aiocosmos.spi.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointRouterTest {
    private static final String CONFIGURED = "";
    private static final List<String> NONE = List.of();
    private static final boolean MULTI = true;

    private final TestNanos clock = new TestNanos();

    private EndpointRouter router(String preferred, boolean multi) {
        return new EndpointRouter(
                RoutingRules.of(TestAccount.ENDPOINT, TestAccount.names(preferred), true, multi), clock);
    }

    private EndpointRouter router(String preferred, boolean multi, AccountTopology account) {
        EndpointRouter router = router(preferred, multi);
        router.accept(account);
        return router;
    }

    /** The names of the regions asked in turn, as often as there are regions and once more. */
    private static String tour(EndpointRouter router, Access access, String excluded) {
        List<String> except = TestAccount.names(excluded);
        List<String> names = new ArrayList<>();
        Region region = router.first(access, except);
        for (int i = 0; i <= router.count(access, except); i++) {
            names.add(region.name().isEmpty() ? "configured" : region.name());
            region = router.next(access, except, region);
        }
        return String.join(" ", names);
    }

    @Nested
    class Before_the_account_is_read {
        @ParameterizedTest
        @EnumSource
        void everything_goes_to_the_configured_endpoint(Access access) {
            EndpointRouter router = router("B", MULTI);

            Region region = router.first(access, NONE);

            assertThat(region.origin()).isEqualTo(TestAccount.ENDPOINT);
            assertThat(router.next(access, NONE, region)).isSameAs(region);
            assertThat(router.count(access, NONE)).isEqualTo(1);
            assertThat(router.account()).isNull();
            assertThat(router.multipleWrites()).isFalse();
        }
    }

    @Nested
    class Regions_are_asked_in_turn {
        @ParameterizedTest
        @CsvSource({
            // preferred, excluded; reads
            "'',    '',    A B C A",
            "C A,   '',    C A C",
            "c,     '',    C C",
            "Z B,   '',    B B",
            "Z,     '',    A A", // none of them there: the write region
            "'',    A,     B C B",
            "'',    B,     A C A",
            "C A,   C,     A A",
            "C,     C,     A A", // none left: the write region
            "'',    A B C, A A"
        })
        void for_reads_by_preference_without_the_excluded(String preferred, String excluded, String tour) {
            EndpointRouter router = router(preferred, MULTI, TestAccount.of("A", "A B C", false));

            assertThat(tour(router, Access.READ, excluded)).isEqualTo(tour);
        }

        @ParameterizedTest
        @CsvSource({
            // client, account; writable, preferred, excluded; writes, metadata writes
            "false, false, A,     B,   '',    A A,     A A",
            "false, false, A B,   B,   '',    A B A,   A B A", // during a failover
            "false, true,  A B C, C,   '',    A B A,   A B A",
            "true,  false, A B C, C,   '',    A B A,   A B A",
            "true,  false, A,     '',  A,     A A,     A A", // the one region that writes cannot be excluded
            "true,  true,  A B C, '',  '',    A B C A, A B A",
            "true,  true,  A B C, C B, '',    C B C,   A B A",
            "true,  true,  A B C, Z,   '',    A B C A, A B A",
            "true,  true,  A B C, C B, C,     B B,     A B A",
            "true,  true,  A B,   '',  A B,   configured configured, A B A"
        })
        void for_writes_by_preference_only_if_all_want_multiple_writes(
                boolean client,
                boolean account,
                String writable,
                String preferred,
                String excluded,
                String writes,
                String metadata) {
            EndpointRouter router = router(preferred, client, TestAccount.of(writable, "A B C", account));

            assertThat(tour(router, Access.WRITE, excluded)).isEqualTo(writes);
            assertThat(tour(router, Access.METADATA_WRITE, excluded)).isEqualTo(metadata);
            assertThat(router.multipleWrites()).isEqualTo(client && account);
            assertThat(router.writeRegion().name()).isEqualTo("A");
        }

        @Test
        void from_the_first_if_the_failed_one_is_gone() {
            EndpointRouter router = router("", MULTI, TestAccount.of("A", "A B", false));

            assertThat(router.next(Access.READ, NONE, TestAccount.region("Z")).name())
                    .isEqualTo("A");
        }

        @Test
        void by_the_account_as_it_was_last_read() {
            EndpointRouter router = router("", MULTI, TestAccount.of("A B", "A B", true));
            AccountTopology after = TestAccount.of("B", "B", false);

            router.accept(after);

            assertThat(tour(router, Access.WRITE, "")).isEqualTo("B B");
            assertThat(tour(router, Access.READ, "")).isEqualTo("B B");
            assertThat(router.account()).isSameAs(after);
        }
    }

    @Test
    void choosing_allocates_nothing() {
        EndpointRouter router = router("C B", MULTI, TestAccount.of("A B C", "A B C", true));
        router.markUnavailable(TestAccount.region("B"), false);
        List<String> excluded = List.of("west us", "a");

        for (Access access : Access.values())
            assertThat(Allocations.bytesPerRun(() -> router.next(access, excluded, router.first(access, excluded))))
                    .isZero();
    }

    @Nested
    class A_region_marked_unavailable {
        private final EndpointRouter router = router("", MULTI, TestAccount.of("A B C", "A B C", true));

        @Test
        void comes_last_and_stays_usable() {
            router.markUnavailable(TestAccount.region("A"), false);

            assertThat(tour(router, Access.READ, "")).isEqualTo("B C A B");
            assertThat(tour(router, Access.READ, "B C")).isEqualTo("A A");
            assertThat(router.count(Access.READ, NONE)).isEqualTo(3);
        }

        @Test
        void for_reads_still_takes_writes_and_the_other_way_round() {
            router.markUnavailable(TestAccount.region("A"), false);
            router.markUnavailable(TestAccount.region("B"), true);

            assertThat(router.first(Access.READ, NONE).name()).isEqualTo("B");
            assertThat(tour(router, Access.WRITE, "")).isEqualTo("A C B A");
        }

        @Test
        void leads_to_the_first_that_is_well() {
            Region failed = router.first(Access.READ, NONE);
            router.markUnavailable(failed, false);
            Region second = router.next(Access.READ, NONE, failed);
            router.markUnavailable(second, false);
            Region third = router.next(Access.READ, NONE, second);

            assertThat(failed.name() + second.name() + third.name()).isEqualTo("ABC");
        }

        @Test
        void with_all_others_gives_way_to_any_other() {
            for (Region region : TestAccount.regions("A B C")) router.markUnavailable(region, false);

            assertThat(router.first(Access.READ, NONE).name()).isEqualTo("A");
            assertThat(router.next(Access.READ, NONE, TestAccount.region("A")).name())
                    .isEqualTo("B");
        }

        @Test
        void comes_back_after_300_seconds() {
            router.markUnavailable(TestAccount.region("A"), false);
            clock.advance(Duration.ofSeconds(200));
            router.markUnavailable(TestAccount.region("B"), false);

            clock.advance(Duration.ofSeconds(100).minusNanos(1));
            assertThat(router.first(Access.READ, NONE).name()).isEqualTo("C");

            clock.advance(Duration.ofNanos(1));
            assertThat(router.first(Access.READ, NONE).name()).isEqualTo("A");
            assertThat(tour(router, Access.READ, "")).isEqualTo("A C B A");
        }

        @Test
        void again_has_its_time_begin_anew() {
            router.markUnavailable(TestAccount.region("A"), false);
            clock.advance(Duration.ofSeconds(200));
            router.markUnavailable(TestAccount.region("A"), false);

            clock.advance(Duration.ofSeconds(200));
            assertThat(router.first(Access.READ, NONE).name()).isEqualTo("B");

            clock.advance(Duration.ofSeconds(100));
            assertThat(router.first(Access.READ, NONE).name()).isEqualTo("A");
        }

        @Test
        void is_so_after_a_refresh_too() {
            router.markUnavailable(TestAccount.region("A"), false);

            router.accept(TestAccount.of("A", "A C", false));

            assertThat(router.first(Access.READ, NONE).name()).isEqualTo("C");
        }

        @Test
        void does_not_move_the_hub() {
            router.markUnavailable(TestAccount.region("A"), true);

            assertThat(router.writeRegion().name()).isEqualTo("A");
            assertThat(tour(router, Access.METADATA_WRITE, "")).isEqualTo("A B A");
        }

        @Test
        void must_be_one_of_the_account() {
            router.markUnavailable(TestAccount.region("Z"), false);
            router.accept(TestAccount.of("A", "Z A", false));

            assertThat(router.first(Access.READ, NONE).name()).isEqualTo("Z");
        }

        @Test
        void may_be_the_only_one() {
            EndpointRouter single = router("", MULTI);
            Region configured = single.first(Access.READ, NONE);

            single.markUnavailable(configured, false);

            assertThat(single.first(Access.READ, NONE)).isEqualTo(configured);
            assertThat(single.next(Access.READ, NONE, configured)).isEqualTo(configured);
        }
    }

    @Nested
    class Only_the_configured_endpoint_is_used {
        private static AccountTopology at(String id, String address) {
            List<Region> one = List.of(new Region("A", Origin.of(URI.create(address))));
            return new AccountTopology(id, one, one, false, null, false, false);
        }

        @ParameterizedTest
        @CsvSource({
            // configured, account id, region's address, region used
            "https://acct.example.com, acct, https://acct-a.example.com, true",
            "https://acct.example.com, localhost, https://acct-a.example.com, false",
            "https://acct.example.com, acct, https://127.0.0.1:8081, false",
            "https://acct.example.com, acct, https://[::1]:8081, false",
            "https://acct.example.com, acct, http://acct-a.example.com, false",
            "http://acct.internal, acct, https://acct-a.internal, true",
            "http://acct.internal, acct, http://acct-a.internal, true",
            "https://localhost:8081, emulator, https://172.17.0.2:8081, false",
            "http://127.0.0.1:8081, emulator, http://127.0.0.1:8082, true",
            "http://localhost:8081, emulator, http://a.localhost:8082, true",
            "http://localhost:8081, emulator, https://localhost:8081, false",
            "http://localhost:8081, emulator, https://localhost:8443, true",
            "https://127.example.com, acct, https://acct-a.example.com, true"
        })
        void where_the_listed_regions_cannot_be_meant(String endpoint, String id, String region, boolean used) {
            EndpointRouter router =
                    new EndpointRouter(RoutingRules.of(Origin.of(URI.create(endpoint)), NONE, true, MULTI), clock);

            router.accept(at(id, region));

            for (Access access : Access.values())
                assertThat(router.first(access, NONE).name()).isEqualTo(used ? "A" : CONFIGURED);
        }

        @Test
        void with_discovery_off() {
            EndpointRouter router =
                    new EndpointRouter(RoutingRules.of(TestAccount.ENDPOINT, List.of("B"), false, MULTI), clock);

            router.accept(TestAccount.of("A B", "A B", true));

            for (Access access : Access.values())
                assertThat(tour(router, access, "A")).isEqualTo("configured configured");
            assertThat(router.multipleWrites()).isTrue();
        }

        @Test
        void if_the_account_lists_none() {
            EndpointRouter router = router("", MULTI, TestAccount.of("", "", false));

            for (Access access : Access.values())
                assertThat(tour(router, access, "")).isEqualTo("configured configured");
        }
    }
}
