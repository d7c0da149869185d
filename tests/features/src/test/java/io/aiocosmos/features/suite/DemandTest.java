package io.aiocosmos.features.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.BulkOptions;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemResult;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.SqlQuery;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The publisher of a query emits as many rows as requested. */
class DemandTest extends FeatureTest {
    private static final SqlQuery ALL = SqlQuery.of("select * from c where c.pk = 'a'");
    private static final QueryOptions TWO_A_PAGE =
            QueryOptions.builder().partitionKey(Item.KEY).maxItemCount(2).build();

    private CosmosContainer ten() {
        CosmosContainer items = container();
        List<Item> all =
                IntStream.range(0, 10).mapToObj(i -> Item.of("item-" + i, i)).toList();
        assertThat(items.createItems(all, BulkOptions.defaults())).allMatch(ItemResult::isOk);
        return items;
    }

    @Test
    void rows_are_emitted_on_demand() throws InterruptedException {
        ManualSubscriber rows = new ManualSubscriber();
        ten().async().queryItems(ALL, Item.class, TWO_A_PAGE).subscribe(rows);

        assertThat(rows.next(3)).hasSize(3);
        assertThat(rows.next(1)).hasSize(1);
        assertThat(rows.next(6)).hasSize(6);

        rows.subscription.request(1);
        assertThat(rows.end.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(rows.unasked).hasValue(0);
    }

    @Test
    @Tag("emulator")
    void a_cancelled_subscription_sends_no_more_requests() throws InterruptedException {
        CosmosContainer items = ten();
        ManualSubscriber rows = new ManualSubscriber();
        items.async().queryItems(ALL, Item.class, TWO_A_PAGE).subscribe(rows);

        rows.next(2);
        rows.subscription.cancel();

        assertThat(sent("docs.query")).hasSizeLessThanOrEqualTo(2);
        assertThat(rows.unasked).hasValue(0);
    }

    /** Requests on command and counts items beyond the demand. */
    private static final class ManualSubscriber implements Flow.Subscriber<Item> {
        final CountDownLatch end = new CountDownLatch(1);
        final AtomicInteger unasked = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();
        private final LinkedBlockingQueue<Item> received = new LinkedBlockingQueue<>();
        private volatile Flow.Subscription subscription;

        List<Item> next(int count) throws InterruptedException {
            asked.addAndGet(count);
            subscription.request(count);
            Item[] items = new Item[count];
            for (int i = 0; i < count; i++) items[i] = received.poll(20, TimeUnit.SECONDS);
            return List.of(items);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Item item) {
            if (asked.decrementAndGet() < 0) unasked.incrementAndGet();
            received.add(item);
        }

        @Override
        public void onError(Throwable problem) {
            unasked.incrementAndGet();
        }

        @Override
        public void onComplete() {
            end.countDown();
        }
    }
}
