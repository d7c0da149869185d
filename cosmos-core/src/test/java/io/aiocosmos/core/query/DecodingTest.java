package io.aiocosmos.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.partition.KeyScope.Reach;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When rows are decoded, and failures of the codec. */
class DecodingTest {
    private final List<String> decoded = new ArrayList<>();

    private final ScriptedService singleKey =
            with(new ScriptedService().unplanned("1,2,3", "4").reach(Reach.ONE_KEY, Reach.ONE_KEY));

    private final ScriptedService broken =
            with(new ScriptedService().unplanned("1,'bad',3", "4").reach(Reach.ONE_KEY, Reach.ONE_KEY));

    private ScriptedService with(ScriptedService service) {
        return service.decode(this::decode);
    }

    private String decode(JsonSlice row) {
        String text = Slices.text(row);
        if (text.startsWith("\"")) throw new IllegalStateException("no number");
        decoded.add(text);
        return text;
    }

    @Nested
    class A_taken_row {
        @Test
        void is_the_only_one_decoded_after_the_next_page_was_requested() {
            singleKey.decode(row -> {
                assertThat(singleKey.log()).hasSize(2);
                return decode(row);
            });
            Iterator<String> rows = singleKey.rows().iterator();
            assertThat(rows.hasNext()).isTrue();
            assertThat(singleKey.log()).hasSize(1);

            rows.next();

            assertThat(decoded).containsExactly("1");
        }

        @Test
        void is_the_only_one_decoded_when_partitions_are_merged() {
            with(ScriptedService.ofFourRanges()).rows().iterator().next();

            assertThat(decoded).containsExactly("1");
        }

        @Test
        void by_a_subscriber_is_decoded_on_demand() {
            singleKey.rowsAsync().subscribe(new OneRowSubscriber());

            assertThat(decoded).containsExactly("1");
            assertThat(singleKey.log()).hasSize(2);
        }
    }

    @Nested
    class A_row_that_cannot_be_decoded {
        @Test
        void fails_when_it_is_taken_and_is_then_skipped() {
            Iterator<String> rows = broken.rows().iterator();

            assertThat(rows.next()).isEqualTo("1");
            assertThatThrownBy(rows::next).hasMessage("no number");
            assertThat(rows.next()).isEqualTo("3");
            assertThat(rows.next()).isEqualTo("4");
            assertThat(rows.hasNext()).isFalse();
        }

        @Test
        void ends_a_subscription_after_the_rows_before_it() {
            List<String> taken = new ArrayList<>();

            assertThatThrownBy(broken.rowsAsync().forEach(taken::add)::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("no number");
            assertThat(taken).containsExactly("1");
            assertThat(broken.engine.transport.inFlight()).isZero();
        }

        @Test
        void fails_its_page() {
            assertThatThrownBy(() -> broken.rows().page(3)).hasMessage("no number");
            assertThatThrownBy(() -> broken.rows().pages().iterator().next()).hasMessage("no number");
            assertThatThrownBy(broken.rowsAsync().page(3)::get).hasRootCauseMessage("no number");
        }
    }

    @Test
    void a_page_is_decoded_once_before_it_is_returned() {
        List<String> items = singleKey.rows().page(3).items();
        assertThat(decoded).containsExactly("1", "2", "3");

        assertThat(items).containsExactly("1", "2", "3");
        assertThat(decoded).hasSize(3);
    }

    /** Requests one row. */
    private static final class OneRowSubscriber implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1);
        }

        @Override
        public void onNext(String row) {}

        @Override
        public void onError(Throwable problem) {
            throw new AssertionError(problem);
        }

        @Override
        public void onComplete() {}
    }
}
