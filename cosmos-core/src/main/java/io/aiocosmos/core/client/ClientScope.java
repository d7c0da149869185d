package io.aiocosmos.core.client;

import io.aiocosmos.AccountProperties;
import io.aiocosmos.ConsistencyLevel;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SessionState;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.paging.FeedReader;
import io.aiocosmos.core.paging.PageReader;
import io.aiocosmos.core.query.Queries;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.request.Operation;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.routing.AccountTopology;
import io.aiocosmos.core.routing.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What both views of a client share. */
public final class ClientScope {
    final View view;

    private ClientScope(View view) {
        this.view = view;
    }

    /** Of a new client. */
    public static ClientScope of(RequestPipeline pipeline, Codecs codecs, boolean thrown) {
        Definitions definitions = new Definitions();
        Queries queries = new Queries();
        pipeline.onContainerChanged(definitions::forget);
        pipeline.onContainerChanged(queries::forget);
        KnownRanges ranges = new KnownRanges(pipeline, definitions, queries);
        pipeline.onContainerChanged(ranges::forget);
        pipeline.rangesBy(ranges);
        return new ClientScope(new View(pipeline, codecs, definitions, queries, thrown));
    }

    /** Reads the account; if that fails, closes the client and throws. */
    public void connectOrClose() {
        try {
            view.pipeline.beforeWaiting().await(view.pipeline.connect()).orThrow();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Reads the account; the future fails if that does. */
    public CompletableFuture<Answer> connectAsync() {
        return view.pipeline.connect().thenApply(Answer::orThrow);
    }

    /** Of a session: ends it alone. Else ends all. */
    public void close() {
        view.pipeline.close();
    }

    ClientScope forWaiting() {
        return new ClientScope(view.with(view.pipeline.forWaiting()));
    }

    ClientScope forCallbacks() {
        return new ClientScope(view.with(view.pipeline.forCallbacks()));
    }

    ClientScope throwing(boolean thrown) {
        return new ClientScope(view.throwing(thrown));
    }

    ClientScope newSession() {
        return new ClientScope(view.with(view.pipeline.newSession()));
    }

    ClientScope resumeSession(SessionState state) {
        return new ClientScope(view.with(
                view.pipeline.resumeSession(Refuse.missing("state", state).text())));
    }

    SessionState state() {
        return SessionState.of(view.pipeline.sessionState());
    }

    DatabaseScope database(String id) {
        return new DatabaseScope(view, id);
    }

    static Operation readAccount() {
        return Operation.of("readAccount", Operation.Kind.RESOURCE_READ, "GET", "", Link.ROOT)
                .build();
    }

    static AccountProperties account(Answer answer) {
        AccountTopology account = AccountTopology.read(answer.body(), answer.bodyOffset(), answer.bodyLength());
        return new AccountProperties(
                account.id(),
                regions(account.writable()),
                regions(account.readable()),
                account.multipleWrites(),
                level(account.consistency()),
                account.consistency() == null ? "" : account.consistency());
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
            shown.add(
                    new AccountProperties.Region(region.name(), region.origin().toString()));
        return shown;
    }

    Operation create(String id, ResourceOptions options) {
        return ResourceRequests.createDatabase("createDatabase", id, options);
    }

    CompletableFuture<Answer> readOrCreate(String id, ResourceOptions options) {
        String name = "createDatabaseIfNotExists";
        Operation create = ResourceRequests.createDatabase(name, id, options);
        return ResourceRequests.readOrCreate(
                view.pipeline.within(OptionHeaders.timeoutNanos(options)),
                ResourceRequests.readOrCreate(name, "dbs", Link.database(id), options),
                create);
    }

    PageReader<DatabaseProperties> list(QueryOptions options) {
        return new FeedReader<>(view.pipeline, ResourceFeed.databases(null, options));
    }

    PageReader<DatabaseProperties> query(SqlQuery query, QueryOptions options) {
        byte[] body = QueryTexts.of(view.codecs, Refuse.missing("query", query)).body();
        return new FeedReader<>(view.pipeline, ResourceFeed.databases(body, options));
    }
}
