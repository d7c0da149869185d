package io.aiocosmos.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.BulkSummary;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.CosmosCancelledException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** A subscription whose methods throw, which no rule allows, keeps no run from its end. */
class MisbehavingPublisherTest {
    private static final IllegalStateException BROKEN = new IllegalStateException("the publisher broke");

    private final TestEngine engine = new TestEngine().withoutDiscovery();
    private final FakeSender sender = new FakeSender(engine.pipeline());
    private Flow.Subscriber<? super String> subscriber;
    private boolean cancelled;

    private CompletableFuture<BulkSummary> start(Runnable onRequest, Runnable onResult) {
        return BulkItems.single(engine.pipeline(), 2, sender).start(publisher(onRequest), result -> onResult.run());
    }

    private Flow.Publisher<String> publisher(Runnable onRequest) {
        return given -> {
            subscriber = given;
            given.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {
                    onRequest.run();
                }

                @Override
                public void cancel() {
                    cancelled = true;
                    throw BROKEN;
                }
            });
        };
    }

    private static void nothing() {}

    @Test
    void a_cancel_that_throws_does_not_keep_a_closed_client_waiting() {
        CompletableFuture<BulkSummary> run =
                start(MisbehavingPublisherTest::nothing, MisbehavingPublisherTest::nothing);
        subscriber.onNext("a");

        engine.pipeline().close();

        assertThat(run).isCompletedExceptionally();
        assertThatThrownBy(run::join).hasCauseInstanceOf(CosmosCancelledException.class);
    }

    @Test
    void a_consumer_that_throws_is_reported_though_cancel_throws_as_well() {
        engine.transport.otherwise(Reply.of(FakeResponse.status(201)));
        IllegalStateException refused = new IllegalStateException("not wanted");
        CompletableFuture<BulkSummary> run = start(MisbehavingPublisherTest::nothing, () -> {
            throw refused;
        });

        subscriber.onNext("a");

        assertThat(run).isCompletedExceptionally();
        assertThatThrownBy(run::join).hasCause(refused);
    }

    @Test
    void a_run_that_ends_cancels_nothing() {
        engine.transport.otherwise(Reply.of(FakeResponse.status(201)));
        CompletableFuture<BulkSummary> run =
                start(MisbehavingPublisherTest::nothing, MisbehavingPublisherTest::nothing);

        subscriber.onNext("a");
        subscriber.onComplete();

        assertThat(run).isCompletedWithValueMatching(summary -> summary.succeeded() == 1);
        assertThat(cancelled).isFalse();
    }

    @Test
    void a_request_that_throws_fails_the_run() {
        CompletableFuture<BulkSummary> run = start(
                () -> {
                    throw BROKEN;
                },
                MisbehavingPublisherTest::nothing);

        assertThatThrownBy(run::join).hasCause(BROKEN);
    }
}
