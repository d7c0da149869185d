package io.aiocosmos.changefeed.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.FeedRange;
import io.aiocosmos.changefeed.lease.Lease;
import io.aiocosmos.changefeed.lease.StoreNames;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LeaseShareTest {
    private static final StoreNames NAMES = StoreNames.of("p", "host", "d", "c", "db", "coll");
    private static final LeaseShare SHARE = new LeaseShare("me", 0, 0);

    private final LeaseShare.Count count = new LeaseShare.Count();
    private int made;

    @Nested
    class Of_free_leases {
        @Test
        void one_instance_alone_takes_all() {
            free(5);

            assertThat(take(SHARE)).hasSize(5);
        }

        @Test
        void its_share_is_rounded_up() {
            free(5);
            owned("other", 1);

            assertThat(take(SHARE)).hasSize(3);
        }

        @Test
        void it_takes_one_beyond_its_share_since_others_may_be_unable() {
            mine(2);
            owned("other", 1);
            free(1);

            assertThat(take(SHARE)).hasSize(1);
        }

        @Test
        void but_not_if_its_number_is_limited() {
            mine(2);
            free(4);

            assertThat(take(new LeaseShare("me", 0, 2))).isEmpty();
            assertThat(take(new LeaseShare("me", 0, 3))).hasSize(1);
        }

        @Test
        void it_takes_as_many_as_it_was_told_at_least() {
            owned("one", 1);
            owned("two", 1);
            free(4);

            assertThat(take(new LeaseShare("me", 4, 0))).hasSize(4);
        }

        @Test
        void those_that_failed_here_are_left_to_others_for_a_while() {
            count.blocked();

            assertThat(take(SHARE)).isEmpty();
        }
    }

    @Nested
    class Of_leases_of_others {
        @Test
        void one_is_taken_from_who_has_most() {
            owned("rich", 4);
            owned("poor", 1);

            assertThat(take(SHARE)).hasSize(1).allMatch(lease -> lease.isOwnedBy("RICH"));
        }

        @Test
        void none_is_taken_once_all_have_their_share() {
            mine(1);
            owned("other", 2);

            assertThat(take(SHARE)).isEmpty();
        }

        @Test
        void names_that_differ_in_case_are_one_instance() {
            owned("Other", 1);
            owned("other", 1);

            assertThat(take(SHARE)).hasSize(1);
        }

        @Test
        void none_is_taken_if_all_have_one_and_there_are_no_more() {
            owned("one", 1);
            owned("two", 1);

            assertThat(take(SHARE)).isEmpty();
        }
    }

    private List<Lease> take(LeaseShare share) {
        return share.take(count, () -> 0.5);
    }

    private void mine(int leases) {
        for (int i = 0; i < leases; i++) count.mine();
    }

    private void free(int leases) {
        for (int i = 0; i < leases; i++) count.free(lease(null));
    }

    private void owned(String owner, int leases) {
        for (int i = 0; i < leases; i++) count.owned(lease(owner));
    }

    private Lease lease(String owner) {
        FeedRange range = FeedRange.between(Integer.toString(++made + 10), "FF");
        return Lease.of(NAMES, range, null, owner, Instant.EPOCH);
    }
}
