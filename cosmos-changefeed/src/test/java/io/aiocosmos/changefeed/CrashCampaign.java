package io.aiocosmos.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ChangeFeedItem;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.FeedRange;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.changefeed.testing.LeaseWrites;
import io.aiocosmos.changefeed.testing.SimulatedTransport;
import io.aiocosmos.changefeed.testing.TestAccount;
import io.aiocosmos.changefeed.testing.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One run of a processor of several instances that has nothing but trouble for some minutes, and then a quiet time: all
 * changes must be handled then. All of it follows from a seed, on virtual time and one thread.
 */
final class CrashCampaign implements AutoCloseable {
    private static final int KEYS = 6;
    private static final int TROUBLE_SECONDS = 100;
    private static final Duration QUIET = Duration.ofSeconds(400);

    private final long seed;
    private final Random random;
    private final TestAccount account;
    private final LeaseWrites leaseWrites = new LeaseWrites();
    private final boolean allVersions;
    private final boolean byHand;
    private final int instances;
    private final List<Member> members = new ArrayList<>();
    private final int[] written = new int[KEYS];
    private final int[] handledInOrder = new int[KEYS];
    private final List<Set<Integer>> handled = new ArrayList<>();
    private final List<String> disorder = new ArrayList<>();
    private final List<String> ranges = new ArrayList<>(List.of("0"));
    private int nextRange = 1;
    private boolean quiet;

    record Change(String id, String key, int n) {}

    CrashCampaign(long seed) {
        this.seed = seed;
        random = new Random(seed);
        account = new TestAccount(1);
        instances = 1 + random.nextInt(5);
        allVersions = random.nextInt(3) == 0;
        byHand = random.nextInt(4) == 0;
        for (int i = 0; i < KEYS; i++) handled.add(new HashSet<>());
    }

    /** @throws AssertionError if a promise is broken */
    void run() {
        for (int i = random.nextInt(3); i > 0; i--) split();
        for (int i = 0; i < instances; i++) members.add(new Member("host-" + i));
        for (Member each : members) each.startLater();
        account.time().passUntil(this::isStarted, QUIET);
        account.emulator().faults().always().share(0.02, seed).respond(429, 3200, Map.of("x-ms-retry-after-ms", "1"));
        schedule(TROUBLE_SECONDS, 25, this::write);
        schedule(TROUBLE_SECONDS, random.nextInt(4), this::split);
        schedule(TROUBLE_SECONDS, random.nextInt(3), this::merge);
        schedule(TROUBLE_SECONDS, random.nextInt(3), this::freeze);
        account.time().pass(Duration.ofSeconds(TROUBLE_SECONDS));
        quieten();
        account.time().passUntil(this::isAllHandled, QUIET);
        check();
        account.time().passUntil(this::isBalanced, QUIET);
        assertThat(isBalanced()).as("balanced: %s", balance()).isTrue();
    }

    private void schedule(int seconds, int times, Runnable action) {
        for (int i = 0; i < times; i++) account.time().later(random.nextInt(seconds * 1000) * 1_000_000L, action);
    }

    private boolean isStarted() {
        return members.stream().anyMatch(member -> member.isStarted);
    }

    private void quieten() {
        quiet = true;
        account.emulator().faults().clear();
        for (Member each : members) each.quieten();
        for (int key = 0; key < KEYS; key++) write(key); // for the checkpoints of what was handled without
    }

    private void write() {
        write(random.nextInt(KEYS));
    }

    private void write(int key) {
        CosmosContainer container = account.monitored();
        int n = ++written[key];
        try {
            container.createItem(new Change("change-" + n, "key-" + key, n), PartitionKey.of("key-" + key));
        } catch (RuntimeException throttled) {
            written[key]--;
        }
    }

    private void split() {
        String range = ranges.get(random.nextInt(ranges.size()));
        account.emulator().split(TestAccount.DATABASE, TestAccount.MONITORED, range);
        int place = ranges.indexOf(range);
        ranges.set(place, Integer.toString(nextRange++));
        ranges.add(place + 1, Integer.toString(nextRange++));
    }

    private void merge() {
        if (ranges.size() < 2) return;
        int place = random.nextInt(ranges.size() - 1);
        account.emulator().merge(TestAccount.DATABASE, TestAccount.MONITORED, ranges.get(place), ranges.get(place + 1));
        ranges.set(place, Integer.toString(nextRange++));
        ranges.remove(place + 1);
    }

    /** Up to much longer than a lease lasts. */
    private void freeze() {
        members.get(random.nextInt(instances)).loop.freeze(Duration.ofSeconds(random.nextInt(120)));
    }

    private void handled(Change change) {
        int key = change.key().charAt(4) - '0';
        handled.get(key).add(change.n());
        if (change.n() > handledInOrder[key] + 1) disorder.add(change + " after " + handledInOrder[key]);
        handledInOrder[key] = Math.max(handledInOrder[key], change.n());
    }

    private boolean isAllHandled() {
        for (int key = 0; key < KEYS; key++) if (handled.get(key).size() < written[key]) return false;
        return true;
    }

    private void check() {
        assertThat(handled.stream().map(Set::size).toList())
                .as("handled of each key")
                .isEqualTo(Arrays.stream(written).boxed().toList());
        assertThat(disorder)
                .as("changes before those that were made before them")
                .isEmpty();
        assertThat(leaseWrites.backwards()).as("checkpoints that went back").isEmpty();
    }

    private boolean isBalanced() {
        List<Integer> balance = balance();
        int leases = balance.stream().mapToInt(Integer::intValue).sum();
        int least = leases / instances;
        int most = (leases + instances - 1) / instances;
        return leases >= 1 && balance.stream().allMatch(each -> each >= Math.min(1, least) && each <= most);
    }

    private List<Integer> balance() {
        return members.stream().map(member -> member.run.leases().size()).toList();
    }

    @Override
    public void close() {
        for (Member each : members) each.client.close();
        account.close();
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + instances + " instances, " + (allVersions ? "all" : "latest") + " versions"
                + (byHand ? ", checkpoints by hand" : "");
    }

    /** One instance, which is started again when it was killed. */
    private final class Member {
        private final String name;
        private final Duration skew = Duration.ofSeconds(random.nextInt(61) - 30);
        private VirtualLoop loop;
        private SimulatedTransport transport;
        private CosmosClient client;
        private ProcessorRun<?> run;
        private final Map<FeedRange, List<Change>> unstored = new HashMap<>();
        private boolean isStarted;

        Member(String name) {
            this.name = name;
        }

        void startLater() {
            prepare();
            VirtualLoop mine = loop;
            account.time().later(random.nextInt(20_000) * 1_000_000L, () -> start(mine));
        }

        private void prepare() {
            if (client != null) client.close();
            unstored.clear();
            loop = new VirtualLoop(account.time(), skew, random.nextLong());
            transport = new SimulatedTransport(
                    account.time(), account.emulator().transport(), loop, random, leaseWrites::processed);
            client = account.client(transport);
            run = ProcessorRun.of(settings(), loop);
        }

        private void start(VirtualLoop mine) {
            if (mine != loop) return;
            if (!quiet && isStartedOnce()) transport.kill(0.02, this::startLater);
            run.start().whenComplete((done, problem) -> {
                if (problem == null) isStarted = true;
                else startLater();
            });
        }

        /** The first start is left alone: what was written before there are leases is not promised. */
        private boolean isStartedOnce() {
            return CrashCampaign.this.isStarted();
        }

        void quieten() {
            transport.kill(0, () -> {});
        }

        private ProcessorSettings settings() {
            CosmosContainer monitored = client.database(TestAccount.DATABASE).container(TestAccount.MONITORED);
            CosmosContainer leases = client.database(TestAccount.DATABASE).container(TestAccount.LEASES);
            ChangeFeedProcessorBuilder builder = ChangeFeedProcessor.builder()
                    .monitored(monitored)
                    .leases(leases)
                    .name("campaign-")
                    .instance(name)
                    .checkpointByHand(byHand)
                    .pollDelay(Duration.ofSeconds(5), Duration.ofSeconds(15))
                    .acquireInterval(Duration.ofSeconds(18))
                    .listener(this::forget)
                    .maxItemCount(1 + random.nextInt(4));
            if (allVersions)
                builder.handleAllVersionsAndDeletesAsync(
                        Change.class,
                        (changes, context) -> handle(
                                changes.stream()
                                        .map(ChangeFeedItem::current)
                                        .map(each -> each.orElseThrow())
                                        .toList(),
                                context));
            else builder.handleAsync(Change.class, this::handle);
            return builder.settings.checked();
        }

        /** What was not to be stored counts as not handled: it must come again. */
        private void checkpointAtTimes(List<Change> changes, ChangeFeedContext context, CompletableFuture<Void> end) {
            List<Change> pending = unstored.computeIfAbsent(context.feedRange(), range -> new ArrayList<>());
            pending.addAll(changes);
            if (!quiet && random.nextBoolean()) {
                end.complete(null);
                return;
            }
            pending.forEach(CrashCampaign.this::handled);
            pending.clear();
            context.checkpointAsync().whenComplete((done, problem) -> end.complete(null));
        }

        private void forget(ProcessorEvent event) {
            if (event.kind() == ProcessorEvent.Kind.ACQUIRED)
                unstored.put(event.feedRange().orElseThrow(), new ArrayList<>());
        }

        private CompletionStage<?> handle(List<Change> changes, ChangeFeedContext context) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            boolean fails = !quiet && random.nextInt(20) == 0;
            loop.later(random.nextInt(3000) * 1_000_000L, () -> {
                if (fails) {
                    end.completeExceptionally(new IllegalStateException("scripted"));
                    return;
                }
                if (byHand) {
                    checkpointAtTimes(changes, context, end);
                } else {
                    changes.forEach(CrashCampaign.this::handled);
                    end.complete(null);
                }
            });
            return end;
        }
    }
}
