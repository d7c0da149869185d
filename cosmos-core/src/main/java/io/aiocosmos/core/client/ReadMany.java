package io.aiocosmos.core.client;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.ItemIdentity;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.codec.RowDecoder;
import io.aiocosmos.core.codec.TypedRowDecoder;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.operation.Ids;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.PageMetadata;
import io.aiocosmos.core.partition.ContainerMetadata;
import io.aiocosmos.core.partition.RangeMap;
import io.aiocosmos.core.query.CanonicalJson;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.core.wire.Headers;
import io.aiocosmos.core.wire.StatusCodes;
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
 * or of a container that was made anew, is sorted anew, and what came of it before is dropped. One run; its state is touched by one response at a time.
 */
final class ReadMany<T> {
    private static final int MOST_CHANGES = 8;
    private static final int AT_ONCE = 10;
    private static final String CHANGING = "the container is deleted and made again all the time";

    private final ClientContext view;
    private final Link container;
    private final ItemRequests items;
    private final QueryOptions options;
    private final Type type;
    private final List<ItemIdentity> all;
    private final Deque<ReadManyBatch> waiting = new ArrayDeque<>();
    private final List<JsonSlice> found = new ArrayList<>();
    private final PageMetadata facts = new PageMetadata();
    private final AsyncChain<Supplier<CosmosPage<T>>> result = new AsyncChain<>();
    private ContainerMetadata definition;
    private String rid = ""; // of the container whose ranges are asked
    private int changes;

    ReadMany(ClientContext view, ItemRequests items, List<ItemIdentity> wanted, Type type, QueryOptions options) {
        this.view = view;
        this.container = items.container();
        this.items = items;
        this.options = options;
        Arguments.when(options.partitionKey().isPresent(), "partitionKey", "readMany");
        Arguments.when(options.feedRange().isPresent(), "feedRange", "readMany");
        this.type = Arguments.missing("type", type);
        this.all = once(Arguments.missing("items", wanted));
    }

    /** Each item once, however often and in whatever spelling of its key it is named: 1 and 1.0 are one key. */
    private static List<ItemIdentity> once(List<ItemIdentity> wanted) {
        Set<String> seen = new HashSet<>();
        List<ItemIdentity> all = new ArrayList<>(wanted.size());
        for (ItemIdentity item : wanted) {
            JsonSlice key = JsonSlice.of(
                    Arguments.missing("item", item).partitionKey().json().getBytes(StandardCharsets.US_ASCII));
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
        CompletableFuture<RangeMap> ranges =
                anew ? view.ranges.refresh(view.pipeline, container) : view.ranges.get(view.pipeline, container);
        result.after(
                ranges,
                map -> result.after(definition(map.rid()), known -> {
                    rid = map.rid();
                    definition = known;
                    for (ItemIdentity item : wanted) mustBeWhole(item);
                    waiting.addAll(ReadManyBatch.sorted(wanted, definition, map));
                    askSome();
                }));
    }

    private CompletableFuture<ContainerMetadata> definition(String meant) {
        return view.definitions.get(view.pipeline, container, meant);
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

    /** Asks for some batches at once and takes in their responses in order; then for more. */
    private void askSome() {
        if (waiting.isEmpty()) {
            result.complete(this::page);
            return;
        }
        List<ReadManyBatch> now = new ArrayList<>();
        List<CompletableFuture<OperationResult>> asked = new ArrayList<>();
        while (!waiting.isEmpty() && now.size() < AT_ONCE) {
            ReadManyBatch batch = waiting.remove();
            now.add(batch);
            asked.add(view.pipeline.start(batch.request(items, definition, options), Function.identity()));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(asked.toArray(new CompletableFuture<?>[0]));
        all.whenComplete((done, problem) -> {
            if (all.isCancelled()) asked.forEach(response -> response.cancel(true));
        });
        result.after(all, done -> {
            List<OperationResult> results = new ArrayList<>(asked.size());
            for (CompletableFuture<OperationResult> response : asked) results.add(response.getNow(null));
            takeAll(now, results);
        });
    }

    private void takeAll(List<ReadManyBatch> batches, List<OperationResult> results) {
        List<ItemIdentity> moved = new ArrayList<>();
        OperationResult last = null; // of those whose partition is another by now
        for (int i = 0; i < batches.size(); i++)
            if (!take(batches.get(i), results.get(i))) {
                moved.addAll(batches.get(i).wanted);
                last = results.get(i);
            }
        if (moved.isEmpty()) askSome();
        else if (++changes > MOST_CHANGES)
            throw (last.isOk() ? last.asNotFound(CHANGING) : last).failure().exception();
        else sort(moved, true);
    }

    /** Gives whether the batch was asked where its items are. */
    private boolean take(ReadManyBatch batch, OperationResult response) {
        facts.add(response);
        if (batch.isPoint()) {
            if (!NotFoundAsEmpty.isAbsentItem(response))
                found.add(response.orThrow().read(OperationResult::json));
            return true;
        }
        if (response.status() == StatusCodes.GONE) return false;
        boolean ofAnother = isOfAnother(response.orThrow());
        if (ofAnother) view.definitions.forget(container.name());
        else takePage(batch, response);
        return !ofAnother;
    }

    /** The container was deleted and made again: its ranges and its key may be others, under the same names. */
    private boolean isOfAnother(OperationResult response) {
        String owner = response.header(Headers.OWNER_RID);
        return owner != null && !rid.isEmpty() && !owner.equals(rid);
    }

    private void takePage(ReadManyBatch batch, OperationResult response) {
        FeedPage page =
                response.read(read -> FeedPage.read(read.body(), read.bodyOffset(), read.bodyLength(), "Documents"));
        String more = Page.continuation(response);
        ReadManyBatch rest = batch.after(page, more);
        if (more != null) waiting.addFirst(rest);
        else found.addAll(rest.found());
    }

    private CosmosPage<T> page() {
        List<T> values = new ArrayList<>(found.size());
        RowDecoder<T> decoder = new TypedRowDecoder<>(view.codecs, type, "readMany", container.name());
        for (JsonSlice item : found) values.add(decoder.decode(item));
        return Page.of(Collections.unmodifiableList(values), facts, null, null);
    }
}
