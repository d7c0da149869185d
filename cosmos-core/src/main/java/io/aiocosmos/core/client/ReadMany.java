package io.aiocosmos.core.client;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.PageFacts;
import io.aiocosmos.core.query.Queries;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.request.ResponseHeaders;
import io.aiocosmos.core.routing.RangeMap;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads many items by as few requests as there are partitions. What was wanted of a partition that was split meanwhile,
 * or of a container that was made anew, is sorted anew. One run; its state is touched by one answer at a time.
 */
final class ReadMany<T> {
    private static final int MOST_CHANGES = 8;
    private static final int AT_ONCE = 10;

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
        for (ItemIdentity item : Refuse.missing("items", wanted)) Refuse.missing("item", item);
        this.all = List.copyOf(wanted);
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
        if (item.partitionKey().levels() != definition.levels())
            throw new IllegalArgumentException("readMany needs whole partition keys, of " + definition.levels()
                    + " levels; one has " + item.partitionKey().levels());
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
        for (int i = 0; i < batches.size(); i++) take(batches.get(i), answers.get(i), moved);
        if (moved.isEmpty()) askSome();
        else if (++changes > MOST_CHANGES)
            throw new IllegalStateException("partitions of " + container + " keep changing; try again");
        else sort(moved, true);
    }

    private void take(ManyBatch batch, Answer answer, List<ItemIdentity> moved) {
        facts.add(answer);
        if (batch.isPoint()) {
            if (!Found.isAbsentItem(answer)) found.add(ResourceJson.whole(answer.orThrow()));
        } else if (answer.status() == 410) moved.addAll(batch.wanted);
        else if (isOfAnother(answer.orThrow())) {
            view.definitions.forget(container.name());
            moved.addAll(batch.wanted);
        } else takePage(batch, answer);
    }

    /** The container was deleted and made again: its ranges and its key may be others, under the same names. */
    private boolean isOfAnother(Answer answer) {
        String owner = answer.header(ResponseHeaders.OWNER_RID);
        return owner != null && !rid.isEmpty() && !owner.equals(rid);
    }

    private void takePage(ManyBatch batch, Answer answer) {
        FeedPage page = FeedPage.read(answer.body(), answer.bodyOffset(), answer.bodyLength(), "Documents");
        for (int i = 0; i < page.size(); i++) found.add(page.get(i));
        String more = Page.continuation(answer);
        if (more != null) waiting.addFirst(batch.goingOnAt(more));
    }

    private CosmosPage<T> page() {
        List<T> values = new ArrayList<>(found.size());
        for (JsonSlice item : found) values.add(view.codecs.decode(type, item.array(), item.offset(), item.length()));
        return Page.of(Collections.unmodifiableList(values), facts, null, null);
    }
}
