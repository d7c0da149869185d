package io.aiocosmos.core.bulk;

import io.aiocosmos.core.testing.Tck;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;

/** The rules of reactive streams for the subscriber that a bulk run is. */
class PublisherSourceTckTest {
    @TestFactory
    Stream<DynamicTest> a_source() {
        return Tck.tests(Sources::new, Map.of());
    }

    static final class Sources extends FlowSubscriberBlackboxVerification<Integer> {
        private PublisherSource<Integer> source;

        Sources() {
            super(new TestEnvironment(250, 20));
        }

        @Override
        public Flow.Subscriber<Integer> createFlowSubscriber() {
            Flow.Subscriber<?>[] subscriber = {null};
            source = new PublisherSource<>(delivered -> subscriber[0] = delivered, this::takeOn);
            source.start();
            @SuppressWarnings("unchecked") // it subscribes itself and nobody else
            Flow.Subscriber<Integer> mine = (Flow.Subscriber<Integer>) subscriber[0];
            return mine;
        }

        /** As a run after a wake-up: takes all items and requests as many as there are free places. */
        private void takeOn() {
            try {
                while (!source.isExhausted() && source.next(1) != null)
                    ;
            } catch (PublisherSource.SourceFailure e) {
                source.stop();
            }
        }

        @Override
        public void triggerFlowRequest(Flow.Subscriber<? super Integer> subscriber) {
            takeOn();
        }

        @Override
        public Integer createElement(int element) {
            return element;
        }
    }
}
