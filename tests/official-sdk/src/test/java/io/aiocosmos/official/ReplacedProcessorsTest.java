package io.aiocosmos.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.cosmos.models.ChangeFeedProcessorState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aiocosmos.changefeed.ChangeFeedLag;
import io.aiocosmos.emulator.CosmosEmulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our processor and Microsoft's go on where the other one was stopped, and say the same of the same leases. */
class ReplacedProcessorsTest {
    @RegisterExtension
    static final OfficialSdk SDK = new OfficialSdk(CosmosEmulator.builder().partitions(1));

    private static final Duration RENEWAL = Duration.ofMinutes(5); // none: see LeaseLog
    private static final int LEASES = 4;
    private static final int SOME = 60;
    private static final List<String> OF_THE_SERVICE =
            List.of("_rid", "_self", "_etag", "_attachments", "_ts", "_lsn", "timestamp");

    private static final String OURS = "a-";
    private static final String THEIRS = "b-";

    private SharedLeases shared;
    private SteadyWriter writer;

    private void share(FeedMode mode) {
        shared = new SharedLeases(SDK.emulator(), SDK.newName(), mode, RENEWAL);
        writer = new SteadyWriter(shared.container(SharedLeases.MONITORED), shared.handled());
    }

    @AfterEach
    void close() {
        shared.close();
    }

    @ParameterizedTest
    @EnumSource(FeedMode.class)
    void one_goes_on_where_the_other_was_stopped(FeedMode mode) throws Exception {
        share(mode);
        TheirInstance theirs = new TheirInstance(shared, "", 1);
        OurInstance ours = new OurInstance(shared, "", 1);
        start(theirs);
        awaitSome();
        writer.stop();
        stopWhenQuiet(theirs, ours);
        writer.writeTurn();

        writer.start();
        ours.start();
        awaitSome();
        ours.stop(); // in the middle of it
        theirs.start();
        awaitSome();
        int written = writer.stop();
        shared.handled().awaitItems(written);
        theirs.stop();

        assertThat(shared.handled().items()).isEqualTo(written);
        assertThat(shared.handled().repeated()).isEmpty();
        assertThat(shared.handled().outOfOrder()).isEmpty();
        assertThat(shared.handled().by(ours.name())).isGreaterThanOrEqualTo(SOME);
    }

    /** Theirs misses what is written before it has read each partition once. */
    private void start(ProcessorInstance first) throws InterruptedException {
        first.start();
        awaitAnchors();
        writer.start();
    }

    private void awaitAnchors() throws InterruptedException {
        shared.log().await("all leases have a place", () -> anchored() == LEASES);
    }

    private long anchored() {
        return shared.log().leases().stream()
                .filter(each -> !each.reached().isEmpty())
                .count();
    }

    private void awaitSome() throws InterruptedException {
        shared.handled().awaitItems(shared.handled().items() + SOME);
    }

    private void stopWhenQuiet(ProcessorInstance running, OurInstance estimator) throws InterruptedException {
        shared.handled().awaitItems(writer.written());
        shared.log().await("all checkpoints", () -> estimator.lag().total() == 0);
        running.stop();
        awaitFree(LEASES);
    }

    /** Theirs stops before it has ended. */
    private void awaitFree(int leases) throws InterruptedException {
        shared.log().await("all are free", () -> shared.log().owned("") == leases);
    }

    @ParameterizedTest
    @EnumSource(FeedMode.class)
    void both_write_the_same_documents_and_count_the_same_lag(FeedMode mode) throws Exception {
        share(mode);
        OurInstance ours = new OurInstance(shared, OURS, 1);
        TheirInstance theirs = new TheirInstance(shared, THEIRS, 1);
        ours.start();
        theirs.start();
        shared.log().await("all leases have a place", () -> anchored() == 2 * LEASES);
        writer.writeTurn();
        shared.log().await("all checkpoints", () -> lag(ours) + lag(new OurInstance(shared, THEIRS, 2)) == 0);
        ours.stop();
        theirs.stop();
        awaitFree(2 * LEASES);
        writer.writeTurn();

        assertThat(documents(OURS)).hasSize(LEASES).isEqualTo(documents(THEIRS));
        assertThat(markers(OURS)).hasSize(mode == FeedMode.LATEST ? 4 : 2).isEqualTo(markers(THEIRS));
        assertThat(shared.log().markers()).allMatch(id -> id.endsWith(".info"));
        for (String processor : List.of(OURS, THEIRS)) {
            Map<String, Integer> lags = lags(new TheirInstance(shared, processor, 2).state());
            assertThat(lags).isEqualTo(lags(new OurInstance(shared, processor, 2).lag()));
            assertThat(lags.values().stream().mapToInt(each -> each).sum()).isEqualTo(SteadyWriter.KEYS);
        }
    }

    private static long lag(OurInstance estimator) {
        return estimator.lag().total();
    }

    private static Map<String, Integer> lags(ChangeFeedLag lag) {
        Map<String, Integer> lags = new TreeMap<>();
        for (ChangeFeedLag.OfLease each : lag.leases())
            lags.put(each.feedRange().text(), (int) each.lag());
        return lags;
    }

    private static Map<String, Integer> lags(List<ChangeFeedProcessorState> states) {
        Map<String, Integer> lags = new TreeMap<>();
        for (ChangeFeedProcessorState each : states) lags.put(each.getLeaseToken(), each.getEstimatedLag());
        return lags;
    }

    /** The leases without the name of the processor, and without what differs from one write to the next. */
    private List<ObjectNode> documents(String processor) {
        return shared.log().leases().stream()
                .filter(each -> each.id().startsWith(processor))
                .map(each -> document(each, processor))
                .toList();
    }

    private static ObjectNode document(StoredLease lease, String processor) {
        assertThat(Instant.parse(lease.document().get("timestamp").asText()))
                .isBetween(Instant.now().minus(RENEWAL), Instant.now());
        ObjectNode document = nameless(lease.document(), processor);
        ObjectNode continuation = (ObjectNode) lease.continuation().get();
        document.set("ContinuationToken", withoutRid(continuation));
        return document;
    }

    /** Ours has the rid where theirs has the link of the container; both read both. */
    private static ObjectNode withoutRid(ObjectNode state) {
        state.remove("Rid");
        ((ObjectNode) state.get("Continuation")).remove("Rid");
        return state;
    }

    private static ObjectNode nameless(JsonNode document, String processor) {
        ObjectNode copy = document.deepCopy();
        copy.remove(OF_THE_SERVICE);
        return copy.put("id", copy.get("id").asText().substring(processor.length()));
    }

    private Set<ObjectNode> markers(String processor) {
        return shared.log().created().stream()
                .filter(each -> each.get("id").asText().startsWith(processor))
                .map(each -> nameless(each, processor))
                .collect(Collectors.toSet());
    }
}
