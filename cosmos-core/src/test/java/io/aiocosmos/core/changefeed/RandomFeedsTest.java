package io.aiocosmos.core.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ChangeFeedOptions;
import io.aiocosmos.ChangeFeedPage;
import io.aiocosmos.FeedRange;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random feeds over a container that is written to, split and merged meanwhile, and whose responses fail: every change is
 * seen, once, and in order within its key; also if the feed is read in turns by several readers of parts of it. More seeds
 * with {@code -Dio.aiocosmos.changefeed.seeds=20000}.
 */
@Tag("slow")
class RandomFeedsTest {
    private static final int SEEDS = Integer.getInteger("io.aiocosmos.changefeed.seeds", 200);
    private static final int FIRST = Integer.getInteger("io.aiocosmos.changefeed.seed", 1);

    @Test
    void every_change_is_seen_once_and_in_order() {
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try {
                new Scenario(seed).run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static final class Scenario {
        private static final String UNREAD =
                "[{\"FeedRange\":{\"type\":\"Effective Partition Key Range\",\"value\":{\"min\":\"\",\"max\":\"FF\"}},"
                        + "\"State\":{\"type\":\"beginning\"}}]";
        private static final String[] KEYS = {"a", "b", "d", "e"};

        private final Random random;
        private final ModelFeed model = ModelFeed.ofTwoRanges();
        private final Map<Integer, String> keys = new HashMap<>();
        private final Map<String, Integer> newest = new HashMap<>();
        private final Set<Integer> seen = new HashSet<>();
        private final int percent;
        private int written;
        private int nextRange = 2;
        private boolean quiet;

        private Scenario(int seed) {
            random = new Random(seed);
            percent = random.nextInt(3) == 0 ? 0 : random.nextInt(12);
            model.faults = line -> quiet ? null : fault(line);
            if (random.nextBoolean()) model.engine.transport.deferResponses();
        }

        private void run() {
            int before = 0;
            ChangeFeedOptions start = ChangeFeedOptions.fromBeginning();
            if (random.nextInt(3) == 0) {
                write(random.nextInt(5));
                before = written;
                start = ChangeFeedOptions.fromContinuation(anchored());
            }
            Deque<ChangeFeedOptions> readers = new ArrayDeque<>(List.of(start));
            for (int turn = random.nextInt(30); turn > 0; turn--) {
                write(random.nextInt(6));
                if (random.nextInt(4) == 0) changeRanges();
                ChangeFeedOptions from = readers.poll();
                for (String continuation : read(from)) readers.add(ChangeFeedOptions.fromContinuation(continuation));
            }
            quiet = true;
            while (!readers.isEmpty()) drain(readers.poll());
            assertThat(seen).hasSize(written - before);
        }

        /** "Now", with faults: only what comes after its first page is in it. */
        private String anchored() {
            AsyncChanges<Integer> feed = model.async(ChangeFeedOptions.fromNow());
            while (true) {
                ChangeFeedPage<Integer> page = polled(feed);
                if (page != null) return page.continuation();
            }
        }

        private void write(int count) {
            for (int i = 0; i < count; i++) {
                String key = KEYS[random.nextInt(KEYS.length)];
                keys.put(++written, key);
                model.write(key, written);
            }
        }

        private void changeRanges() {
            List<String> ids = model.rangeIds().stream()
                    .sorted((one, other) -> model.min(one).compareTo(model.min(other)))
                    .toList();
            int at = random.nextInt(ids.size());
            String min = model.min(ids.get(at));
            String max = model.max(ids.get(at));
            if (at + 1 < ids.size() && random.nextBoolean()) {
                String end = model.max(ids.get(at + 1));
                model.replace(List.of(ids.get(at), ids.get(at + 1)), nextRange++ + ":" + min + "-" + end);
                return;
            }
            String middle = middle(min, max);
            if (middle == null) return;
            model.replace(
                    List.of(ids.get(at)),
                    nextRange++ + ":" + min + "-" + middle,
                    nextRange++ + ":" + middle + "-" + max);
        }

        private static String middle(String min, String max) {
            int from = min.isEmpty() ? 0 : Integer.parseInt(min, 16);
            int until = Math.min(0x40, Integer.parseInt(max, 16));
            return until - from < 4 ? null : "%02X".formatted((from + until) / 2);
        }

        private Reply fault(String line) {
            if (line.equals("ranges") || random.nextInt(100) >= percent) return null;
            switch (random.nextInt(8)) {
                case 0:
                    return Reply.of("429+" + random.nextInt(100));
                case 1:
                    return Reply.of("403");
                case 2:
                    return Reply.of("BROKEN");
                case 3:
                    return Reply.of(FakeResponse.status(400).body("{\"message\":\"Reduce page size and try again.\"}"));
                case 4:
                    return Reply.of(ModelFeed.numbers(List.of(1_000_000)));
                case 5:
                    return Reply.of(
                            FakeResponse.ok("{\"Documents\":[{\"m\":1}]}").header("etag", "\"1000000\""));
                case 6:
                    return Reply.of(FakeResponse.status(304));
                default:
                    return Reply.never();
            }
        }

        /** Reads some of it, and gives where to go on, in one piece or in several. */
        private Iterable<String> read(ChangeFeedOptions from) {
            ChangeFeedOptions options = options(from);
            int kind = random.nextInt(3);
            ChangeFeedPage<Integer> last = kind == 0 ? polls(options) : kind == 1 ? pages(options) : followed(options);
            if (last == null) return List.of(from.continuation().orElse(UNREAD));
            int way = random.nextInt(4);
            if (way == 0) return last.continuations().values();
            return way == 1 && last.continuations().size() == 1
                    ? halves(
                            last.continuation(),
                            last.continuations().keySet().iterator().next())
                    : List.of(last.continuation());
        }

        private ChangeFeedOptions options(ChangeFeedOptions from) {
            return from.toBuilder()
                    .maxItemCount(1 + random.nextInt(4))
                    .maxDegreeOfParallelism(1 + random.nextInt(4))
                    .build();
        }

        /** One part of what a continuation is of, and the rest: each is read by somebody else. */
        private List<String> halves(String continuation, FeedRange range) {
            String middle = middle(range.min(), range.max());
            if (middle == null || middle.compareTo(range.min()) <= 0) return List.of(continuation);
            List<String> halves = new ArrayList<>();
            quiet = true;
            for (FeedRange half :
                    List.of(FeedRange.between(range.min(), middle), FeedRange.between(middle, range.max()))) {
                ChangeFeedOptions of = ChangeFeedOptions.fromContinuation(continuation).toBuilder()
                        .feedRange(half)
                        .build();
                ChangeFeedPage<Integer> page = model.feed(of).poll();
                take(page);
                halves.add(page.continuation());
            }
            quiet = false;
            return halves;
        }

        private ChangeFeedPage<Integer> polls(ChangeFeedOptions options) {
            AsyncChanges<Integer> feed = model.async(options);
            ChangeFeedPage<Integer> last = null;
            for (int i = random.nextInt(8); i >= 0; i--) {
                ChangeFeedPage<Integer> page = polled(feed);
                if (page != null) take(last = page);
                if (random.nextInt(5) == 0) write(1);
                if (random.nextInt(12) == 0) changeRanges();
            }
            return last;
        }

        /** {@code null} if it failed, or was cancelled. */
        private ChangeFeedPage<Integer> polled(AsyncChanges<Integer> feed) {
            CompletableFuture<ChangeFeedPage<Integer>> page = feed.poll();
            if (random.nextInt(20) == 0) {
                page.cancel(true);
                if (page.isCancelled()) return null;
            }
            model.engine.timing.advanceUntil(page::isDone);
            try {
                return page.join();
            } catch (CompletionException e) {
                assertThat(e.getCause()).isInstanceOf(CosmosException.class);
                return null;
            }
        }

        private ChangeFeedPage<Integer> pages(ChangeFeedOptions options) {
            Iterator<ChangeFeedPage<Integer>> pages =
                    model.feed(options).pages().iterator();
            ChangeFeedPage<Integer> last = null;
            for (int i = random.nextInt(8); i >= 0 && pages.hasNext(); i--) {
                try {
                    take(last = pages.next());
                } catch (CosmosException e) {
                    assertThat(e.getMessage()).doesNotContain("\n");
                }
            }
            return last;
        }

        /** Takes some pages, and leaves the one that was read ahead. */
        private ChangeFeedPage<Integer> followed(ChangeFeedOptions options) {
            Follower follower = new Follower();
            model.async(options).follow(Duration.ofSeconds(1)).subscribe(follower);
            for (int i = random.nextInt(8); i >= 0; i--) {
                follower.subscription.request(1);
                model.engine.timing.advance(Duration.ofMillis(random.nextInt(1500)));
                write(random.nextInt(3));
                if (random.nextInt(12) == 0) changeRanges();
            }
            follower.subscription.cancel();
            return follower.last;
        }

        private final class Follower implements Flow.Subscriber<ChangeFeedPage<Integer>> {
            Flow.Subscription subscription;
            ChangeFeedPage<Integer> last;

            @Override
            public void onSubscribe(Flow.Subscription given) {
                subscription = given;
            }

            @Override
            public void onNext(ChangeFeedPage<Integer> page) {
                take(last = page);
            }

            @Override
            public void onError(Throwable why) {
                assertThat(CosmosException.unwrap(why)).isNotNull();
            }

            @Override
            public void onComplete() {
                throw new AssertionError("following never ends by itself");
            }
        }

        private void drain(ChangeFeedOptions from) {
            for (ChangeFeedPage<Integer> page : model.feed(options(from)).pages()) take(page);
        }

        private void take(ChangeFeedPage<Integer> page) {
            for (int n : page.items()) {
                assertThat(seen.add(n)).as("change %s comes once", n).isTrue();
                assertThat(newest.getOrDefault(keys.get(n), 0))
                        .as("before change %s", n)
                        .isLessThan(n);
                newest.put(keys.get(n), n);
            }
        }
    }
}
