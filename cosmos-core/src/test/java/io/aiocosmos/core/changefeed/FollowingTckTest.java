package io.aiocosmos.core.changefeed;

import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.core.testing.Tck;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** The Reactive Streams TCK for both publishers of a change feed: the one that ends, and the one that never does. */
@Tag("slow")
class FollowingTckTest {
    private static final String LAZY = "nothing is sent before there is demand, so nothing can fail or end";
    private static final String ENDLESS = "it never ends";
    private static final String NO_EQUALS = "each subscriber gets page objects of its own, which are not equal";
    private static final Map<String, String> EXCLUSIONS = new HashMap<>();
    private static final Map<String, String> EXCLUSIONS_OF_FOLLOWING;

    static {
        EXCLUSIONS.put("optional_spec104_emptyStreamMustTerminateBySignallingOnComplete", LAZY);
        EXCLUSIONS.put("optional_spec104_mustSignalOnErrorWhenFails", LAZY);
        EXCLUSIONS.put(
                "required_spec109_mayRejectCallsToSubscribeIfPublisherIsUnableOrUnwillingToServeThemRejectionMustTriggerOnErrorAfterOnSubscribe",
                LAZY);
        for (String each : List.of(
                "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingManyUpfront",
                "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingManyUpfrontAndCompleteAsExpected",
                "optional_spec111_multicast_mustProduceTheSameElementsInTheSameSequenceToAllOfItsSubscribersWhenRequestingOneByOne"))
            EXCLUSIONS.put(each, NO_EQUALS);
        EXCLUSIONS_OF_FOLLOWING = new HashMap<>(EXCLUSIONS);
        for (String each : List.of(
                "optional_spec105_emptyStreamMustTerminateBySignallingOnComplete",
                "required_createPublisher1MustProduceAStreamOfExactly1Element",
                "required_createPublisher3MustProduceAStreamOfExactly3Elements",
                "required_spec102_maySignalLessThanRequestedAndTerminateSubscription",
                "required_spec105_mustSignalOnCompleteWhenFiniteStreamTerminates",
                "required_spec107_mustNotEmitFurtherSignalsOnceOnCompleteHasBeenSignalled",
                "required_spec317_mustSupportACumulativePendingElementCountUpToLongMaxValue",
                "required_spec317_mustSupportAPendingElementCountUpToLongMaxValue",
                "stochastic_spec103_mustSignalOnMethodsSequentially")) EXCLUSIONS_OF_FOLLOWING.put(each, ENDLESS);
    }

    @TestFactory
    Stream<DynamicTest> pages() {
        return Tck.tests(Pages::new, EXCLUSIONS);
    }

    @TestFactory
    Stream<DynamicTest> following() {
        return Tck.tests(Following::new, EXCLUSIONS_OF_FOLLOWING);
    }

    /** As many pages as are asked for: the last of them says that it is caught up. */
    static class Pages extends FlowPublisherVerification<ChangeFeedPage<Integer>> {
        Pages() {
            super(new TestEnvironment(250, 20));
        }

        @Override
        public Flow.Publisher<ChangeFeedPage<Integer>> createFlowPublisher(long elements) {
            return feed(elements - 1).pages();
        }

        @Override
        public Flow.Publisher<ChangeFeedPage<Integer>> createFailedFlowPublisher() {
            return null; // see above
        }
    }

    static class Following extends FlowPublisherVerification<ChangeFeedPage<Integer>> {
        Following() {
            super(new TestEnvironment(250, 20));
        }

        @Override
        public Flow.Publisher<ChangeFeedPage<Integer>> createFlowPublisher(long elements) {
            return feed(elements).follow(Duration.ofSeconds(1));
        }

        @Override
        public long maxElementsFromPublisher() {
            return publisherUnableToSignalOnComplete();
        }

        @Override
        public Flow.Publisher<ChangeFeedPage<Integer>> createFailedFlowPublisher() {
            return null; // see above
        }
    }

    private static AsyncChanges<Integer> feed(long changes) {
        int most = (int) Math.min(changes, 5_000);
        ModelFeed model = new ModelFeed()
                .range("0", "", "FF")
                .write("a", IntStream.range(0, most).toArray());
        return model.async(
                ChangeFeedOptions.fromBeginning().toBuilder().maxItemCount(1).build());
    }
}
