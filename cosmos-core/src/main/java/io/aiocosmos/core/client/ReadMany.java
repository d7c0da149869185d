package io.aiocosmos.core.client;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.PageFacts;
import io.aiocosmos.core.query.Queries;
import io.aiocosmos.core.query.QueryRequests;
import io.aiocosmos.core.query.QueryText;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.request.Operation;
import io.aiocosmos.core.request.ResponseHeaders;
import io.aiocosmos.core.routing.PartitionRange;
import io.aiocosmos.core.routing.RangeMap;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads many items by as few requests as there are partitions: a point read where one item is wanted of a partition,
 * else one query that names them. What was wanted of a partition that was split meanwhile, or of a container that was made
 * anew, is sorted anew. One run; its state is
 * touched by one answer at a time.
 */
final class ReadMany<T> {
    private static final int MOST_PER_QUERY = 1000;
    private static final int MOST_CHANGES = 8;
    private static final int AT_ONCE = 10;

    private final View view;
    private final ItemRequests items;
    private final Type type;
    private final QueryOptions options;
    private final Link container;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final List<JsonSlice> found = new ArrayList<>();
    private final PageFacts facts = new PageFacts();
    private final Chained<Supplier<CosmosPage<T>>> result = new Chained<>();
    private Definition definition;
    private String rid = ""; // of the container whose ranges are asked
    private int changes;

    ReadMany(View view, ItemRequests items, Type type, QueryOptions options) {
        this.view = view;
        this.items = items;
        this.type = Refuse.missing("type", type);
        this.options = Refuse.missing("options", options);
        this.container = items.container();
        Refuse.when(options.partitionKey().isPresent(), "partitionKey", "readMany");
        Refuse.when(options.feedRange().isPresent(), "feedRange", "readMany");
    }

    /** Items of one partition that are asked for together, and where their answer goes on. */
    private record Batch(PartitionRange range, List<ItemIdentity> wanted, String continuation) {}

    CompletableFuture<Supplier<CosmosPage<T>>> start(List<ItemIdentity> wanted) {
        List<ItemIdentity> all = List.copyOf(Refuse.missing("items", wanted));
        if (all.isEmpty()) return CompletableFuture.completedFuture(this::page);
        define(all, false);
        return result;
    }

    private void define(List<ItemIdentity> wanted, boolean anew) {
        result.after(view.definitions.get(view.pipeline, container, "readMany"), known -> {
            definition = known;
            for (ItemIdentity item : wanted) mustBeWhole(item);
            sort(wanted, anew);
        });
    }

    private void mustBeWhole(ItemIdentity item) {
        if (item.partitionKey().levels() != definition.levels())
            throw new IllegalArgumentException("readMany needs whole partition keys, of " + definition.levels()
                    + " levels; one has " + item.partitionKey().levels());
    }

    private void sort(List<ItemIdentity> wanted, boolean anew) {
        Queries queries = view.queries;
        CompletableFuture<RangeMap> ranges =
                anew ? queries.freshRanges(view.pipeline, container) : queries.knownRanges(view.pipeline, container);
        result.after(ranges, map -> {
            rid = map.rid();
            Map<PartitionRange, List<ItemIdentity>> byRange = new LinkedHashMap<>();
            for (ItemIdentity item : wanted)
                byRange.computeIfAbsent(map.containing(definition.epk(item.partitionKey())), first -> new ArrayList<>())
                        .add(item);
            byRange.forEach((range, together) -> {
                for (int from = 0; from < together.size(); from += MOST_PER_QUERY)
                    waiting.add(new Batch(
                            range, together.subList(from, Math.min(from + MOST_PER_QUERY, together.size())), null));
            });
            askSome();
        });
    }

    /** Asks for some batches at once and takes in their answers in order; then for more. */
    private void askSome() {
        if (waiting.isEmpty()) {
            result.complete(this::page);
            return;
        }
        List<Batch> now = new ArrayList<>();
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        while (!waiting.isEmpty() && now.size() < AT_ONCE) {
            now.add(waiting.remove());
            asked.add(view.pipeline.start(operation(now.get(now.size() - 1)), Function.identity()));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(asked.toArray(new CompletableFuture<?>[0]));
        all.whenComplete((done, problem) -> {
            if (all.isCancelled()) asked.forEach(answer -> answer.cancel(true));
        });
        result.after(all, done -> {
            List<ItemIdentity> moved = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) take(now.get(i), asked.get(i).getNow(null), moved);
            if (moved.isEmpty()) askSome();
            else if (++changes > MOST_CHANGES)
                throw new IllegalStateException("partitions of " + container + " keep changing; try again");
            else define(moved, true);
        });
    }

    private Operation operation(Batch batch) {
        if (batch.wanted().size() == 1) {
            ItemIdentity item = batch.wanted().get(0);
            return items.read("readMany", item.id(), item.partitionKey(), pointOptions());
        }
        QueryText text = ManyItems.query(definition.segments(), batch.wanted());
        QueryRequests requests =
                new QueryRequests(container, text, null, -1, operation -> OptionHeaders.apply(options, operation));
        return requests.inRange(batch.range(), batch.continuation());
    }

    private ItemReadOptions pointOptions() {
        ItemReadOptions.Builder point = ItemReadOptions.builder();
        options.sessionToken().ifPresent(point::sessionToken);
        options.consistencyLevel().ifPresent(point::consistencyLevel);
        options.headers().forEach(point::header);
        return point.excludedRegions(options.excludedRegions().toArray(new String[0]))
                .build();
    }

    private void take(Batch batch, Answer answer, List<ItemIdentity> moved) {
        facts.add(answer);
        if (batch.wanted().size() == 1) {
            if (!Found.isAbsentItem(answer)) found.add(ResourceJson.whole(answer.orThrow()));
        } else if (answer.status() == 410) moved.addAll(batch.wanted());
        else if (isOfAnother(answer.orThrow())) {
            view.definitions.forget(container.name());
            moved.addAll(batch.wanted());
        } else takePage(batch, answer);
    }

    /** The container was deleted and made again: its ranges and its key may be others, under the same names. */
    private boolean isOfAnother(Answer answer) {
        String owner = answer.header(ResponseHeaders.OWNER_RID);
        return owner != null && !rid.isEmpty() && !owner.equals(rid);
    }

    private void takePage(Batch batch, Answer answer) {
        FeedPage page = FeedPage.read(answer.body(), answer.bodyOffset(), answer.bodyLength(), "Documents");
        for (int i = 0; i < page.size(); i++) found.add(page.element(i));
        String more = Page.continuation(answer);
        if (more != null) waiting.addFirst(new Batch(batch.range(), batch.wanted(), more));
    }

    private CosmosPage<T> page() {
        List<T> values = new ArrayList<>(found.size());
        for (JsonSlice item : found) values.add(view.codecs.decode(type, item.array(), item.offset(), item.length()));
        return Page.of(values, facts, null, null);
    }
}
