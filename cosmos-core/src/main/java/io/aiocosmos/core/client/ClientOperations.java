package io.aiocosmos.core.client;

import io.aiocosmos.AccountProperties;
import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SessionState;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.paging.PagedRequestReader;
import io.aiocosmos.core.paging.ResumableReader;
import io.aiocosmos.core.partition.CachedRanges;
import io.aiocosmos.core.partition.ContainerMetadataCache;
import io.aiocosmos.core.partition.RangeCache;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.routing.AccountTopology;
import io.aiocosmos.core.routing.Region;
import io.aiocosmos.core.session.SessionStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** What both views of a client share. */
public final class ClientOperations {
    final ClientContext view;

    private ClientOperations(ClientContext view) {
        this.view = view;
    }

    /** Of a new client. */
    public static ClientOperations of(RequestPipeline pipeline, Codecs codecs, boolean thrown) {
        ContainerMetadataCache definitions = new ContainerMetadataCache();
        RangeCache read = new RangeCache();
        pipeline.engine().onContainerChanged(definitions::forget);
        pipeline.engine().onContainerChanged(read::forget);
        CachedRanges ranges = new CachedRanges(pipeline, definitions, read);
        pipeline.engine().onContainerChanged(ranges::forget);
        pipeline.engine().rangesBy(ranges);
        return new ClientOperations(
                new ClientContext(pipeline, codecs, definitions, read, new AtomicReference<>(), thrown));
    }

    /** Reads the account; if that fails, closes the client and throws. */
    public void connectOrClose() {
        try {
            view.pipeline.waits().beforeWaiting().await(view.pipeline.connect()).orThrow();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Reads the account; the future fails if that does. */
    public CompletableFuture<OperationResult> connectAsync() {
        return view.pipeline.connect().thenApply(OperationResult::orThrow);
    }

    /** Of a session: ends it alone. Else ends all. */
    public void close() {
        view.pipeline.close();
    }

    ClientOperations forWaiting() {
        return new ClientOperations(view.with(view.pipeline.forWaiting()));
    }

    ClientOperations forCallbacks() {
        return new ClientOperations(view.with(view.pipeline.forCallbacks()));
    }

    ClientOperations throwing(boolean thrown) {
        return new ClientOperations(view.throwing(thrown));
    }

    ClientOperations newSession() {
        return new ClientOperations(view.with(view.pipeline.withSession(new SessionStore())));
    }

    ClientOperations resumeSession(SessionState state) {
        return new ClientOperations(view.with(view.pipeline.withSession(
                SessionStore.resume(Arguments.missing("state", state).text()))));
    }

    SessionState state() {
        return SessionState.of(view.pipeline.session().export());
    }

    DatabaseOperations database(String id) {
        return new DatabaseOperations(view, id);
    }

    static Operation readAccount() {
        return Operation.of("readAccount", Operation.Kind.RESOURCE_READ, "GET", "", Link.ROOT)
                .build();
    }

    /** Reads the account, and once more where the next read will go if that is elsewhere. */
    CompletableFuture<OperationResult> warmUp(Class<?>... itemTypes) {
        view.codecs.warmUp(Arguments.missing("itemTypes", itemTypes));
        RequestPipeline inTime = view.pipeline.within(0);
        AsyncChain<OperationResult> last = new AsyncChain<>();
        return last.after(inTime.connect(), account -> {
            if (account.isOk() && inTime.readsElsewhere())
                last.endsWith(inTime.start(readAccount(), Function.identity()));
            else last.complete(account);
        });
    }

    static AccountProperties account(OperationResult response) {
        AccountTopology account = AccountTopology.read(response.body(), response.bodyOffset(), response.bodyLength());
        return new Values.AccountProperties(
                account.id,
                regions(account.writable),
                regions(account.readable),
                account.multipleWrites,
                level(account.consistency),
                account.consistency == null ? "" : account.consistency);
    }

    /** {@code null} for one that came after this release. */
    private static ConsistencyLevel level(String name) {
        if (name == null) return ConsistencyLevel.SESSION;
        for (ConsistencyLevel level : ConsistencyLevel.values())
            if (level.wireName().equalsIgnoreCase(name)) return level;
        return null;
    }

    private static List<AccountProperties.Region> regions(List<Region> regions) {
        List<AccountProperties.Region> shown = new ArrayList<>();
        for (Region region : regions)
            shown.add(new Values.RegionProperties(region.name(), region.origin().toString()));
        return Collections.unmodifiableList(shown);
    }

    Operation create(String id, ResourceOptions options) {
        return ResourceRequests.createDatabase("createDatabase", id, options);
    }

    CompletableFuture<OperationResult> readOrCreate(String id, ResourceOptions options) {
        String name = "createDatabaseIfNotExists";
        Operation create = ResourceRequests.createDatabase(name, id, options);
        return ResourceRequests.readOrCreate(
                view.pipeline.within(OptionHeaders.timeoutNanos(options)),
                ResourceRequests.readOrCreate(name, "dbs", Link.database(id), options),
                create);
    }

    ResumableReader<DatabaseProperties> list(QueryOptions options) {
        return new PagedRequestReader<>(view.pipeline.forCall(), ResourceFeed.databases(null, options));
    }

    ResumableReader<DatabaseProperties> query(SqlQuery query, QueryOptions options) {
        byte[] body =
                QueryTexts.of(view.codecs, Arguments.missing("query", query)).body();
        return new PagedRequestReader<>(view.pipeline.forCall(), ResourceFeed.databases(body, options));
    }
}
