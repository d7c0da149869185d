package io.aiocosmos.core.client;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.PageFacts;
import io.aiocosmos.core.query.CanonicalJson;
import io.aiocosmos.core.query.Queries;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import io.aiocosmos.core.request.Ids;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.request.ResponseHeaders;
import io.aiocosmos.core.routing.RangeMap;
import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.error.CosmosSetupException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads many items by as few requests as there are partitions. What was wanted of a partition that was split meanwhile,
 * or of a container that was made anew, is sorted anew, and what came of it before is dropped. One run; its state is touched by one answer at a time.
 */
final class ReadMany<T> {
    private static final int MOST_CHANGES = 8;
    private static final int AT_ONCE = 10;
    private static final String CHANGING = "the container is deleted and made again all the time";

    private final View view;
    private final Link container;
    private final ItemRequests items;
    private final QueryOptions options;
    private final Type type;
    private final List<ItemIdentity> all;
    private final Deque<ManyBatch> waiting = new ArrayDeque<>();
    private final List<JsonSlice> found = new ArrayList<>();
    private final PageFacts facts = new PageFacts();
    private final Chained<Supplier<CosmosPage<T>>> result = new Chained<>();
    private Definition definition;
    private String rid = ""; // of the container whose ranges are asked
    private int changes;

    ReadMany(View view, ItemRequests items, List<ItemIdentity> wanted, Type type, QueryOptions options) {
        this.view = view;
        this.container = items.container();
        this.items = items;
        this.options = options;
        Refuse.when(options.partitionKey().isPresent(), "partitionKey", "readMany");
        Refuse.when(options.feedRange().isPresent(), "feedRange", "readMany");
        this.type = Refuse.missing("type", type);
        this.all = once(Refuse.missing("items", wanted));
    }

    /** Each item once, however often and in whatever spelling of its key it is named: 1 and 1.0 are one key. */
    private static List<ItemIdentity> once(List<ItemIdentity> wanted) {
        Set<String> seen = new HashSet<>();
        List<ItemIdentity> all = new ArrayList<>(wanted.size());
        for (ItemIdentity item : wanted) {
            JsonSlice key = JsonSlice.of(
                    Refuse.missing("item", item).partitionKey().json().getBytes(StandardCharsets.US_ASCII));
            if (seen.add(CanonicalJson.text(key) + '\n' + Ids.item(item.id()))) all.add(item);
        }
        return all;
    }

    CompletableFuture<Supplier<CosmosPage<T>>> start() {
        if (all.isEmpty()) return CompletableFuture.completedFuture(this::page);
        sort(all, false);
        return result;
    }

    private void sort(List<ItemIdentity> wanted, boolean anew) {
        Queries queries = view.queries;
        CompletableFuture<RangeMap> ranges =
                anew ? queries.freshRanges(view.pipeline, container) : queries.knownRanges(view.pipeline, container);
        result.after(
                ranges,
                map -> result.after(definition(map.rid()), known -> {
                    rid = map.rid();
                    definition = known;
                    for (ItemIdentity item : wanted) mustBeWhole(item);
                    waiting.addAll(ManyBatch.sorted(wanted, definition, map));
                    askSome();
                }));
    }

    private CompletableFuture<Definition> definition(String meant) {
        return view.definitions.get(view.pipeline, container, meant, "readMany");
    }

    private void mustBeWhole(ItemIdentity item) {
        int levels = item.partitionKey().levels();
        if (levels == definition.levels()) return;
        if (definition.levels() == 0)
            throw new CosmosSetupException("readMany is given partition keys, and the service says that " + container
                    + " has none: is it the right container?");
        throw new IllegalArgumentException("readMany needs whole partition keys, of "
                + OneLine.count(definition.levels(), "level") + "; one has " + levels);
    }

    /** Asks for some batches at once and takes in their answers in order; then for more. */
    private void askSome() {
        if (waiting.isEmpty()) {
            result.complete(this::page);
            return;
        }
        List<ManyBatch> now = new ArrayList<>();
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        while (!waiting.isEmpty() && now.size() < AT_ONCE) {
            ManyBatch batch = waiting.remove();
            now.add(batch);
            asked.add(view.pipeline.start(batch.request(items, definition, options), Function.identity()));
        }
        CompletableFuture<Void> answers = CompletableFuture.allOf(asked.toArray(new CompletableFuture<?>[0]));
        answers.whenComplete((done, problem) -> {
            if (answers.isCancelled()) asked.forEach(answer -> answer.cancel(true));
        });
        result.after(answers, done -> {
            List<Answer> answered = new ArrayList<>(asked.size());
            for (CompletableFuture<Answer> answer : asked) answered.add(answer.getNow(null));
            takeAll(now, answered);
        });
    }

    private void takeAll(List<ManyBatch> batches, List<Answer> answers) {
        List<ItemIdentity> moved = new ArrayList<>();
        Answer last = null; // of those whose partition is another by now
        for (int i = 0; i < batches.size(); i++)
            if (!take(batches.get(i), answers.get(i))) {
                moved.addAll(batches.get(i).wanted);
                last = answers.get(i);
            }
        if (moved.isEmpty()) askSome();
        else if (++changes > MOST_CHANGES)
            throw (last.isOk() ? last.asNotFound(CHANGING) : last).failure().exception();
        else sort(moved, true);
    }

    /** Gives whether the batch was asked where its items are. */
    private boolean take(ManyBatch batch, Answer answer) {
        facts.add(answer);
        if (batch.isPoint()) {
            if (!Found.isAbsentItem(answer)) found.add(answer.orThrow().read(ResourceJson::whole));
            return true;
        }
        if (answer.status() == 410) return false;
        boolean ofAnother = isOfAnother(answer.orThrow());
        if (ofAnother) view.definitions.forget(container.name());
        else takePage(batch, answer);
        return !ofAnother;
    }

    /** The container was deleted and made again: its ranges and its key may be others, under the same names. */
    private boolean isOfAnother(Answer answer) {
        String owner = answer.header(ResponseHeaders.OWNER_RID);
        return owner != null && !rid.isEmpty() && !owner.equals(rid);
    }

    private void takePage(ManyBatch batch, Answer answer) {
        FeedPage page =
                answer.read(read -> FeedPage.read(read.body(), read.bodyOffset(), read.bodyLength(), "Documents"));
        String more = Page.continuation(answer);
        ManyBatch rest = batch.after(page, more);
        if (more != null) waiting.addFirst(rest);
        else found.addAll(rest.found());
    }

    private CosmosPage<T> page() {
        List<T> values = new ArrayList<>(found.size());
        RowDecoder<T> decoder = view.codecs.rows(type, "readMany", container.name());
        for (JsonSlice item : found) values.add(decoder.decode(item));
        return Page.of(Collections.unmodifiableList(values), facts, null, null);
    }
}
