package io.aiocosmos.core.client;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.DatabaseProperties;
import io.aiocosmos.QueryOptions;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.core.paging.FeedReader;
import io.aiocosmos.core.paging.PageReader;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.request.Operation;
import java.util.concurrent.CompletableFuture;

/** What both views of a database share: its link and the requests that it makes. */
final class DatabaseScope {
    final View view;
    final String id;
    final Link link;

    DatabaseScope(View view, String id) {
        this.view = view;
        this.id = id;
        this.link = Link.database(id);
    }

    DatabaseScope forWaiting() {
        return new DatabaseScope(view.with(view.pipeline.forWaiting()), id);
    }

    DatabaseScope forCallbacks() {
        return new DatabaseScope(view.with(view.pipeline.forCallbacks()), id);
    }

    Operation read(ResourceOptions options) {
        return ResourceRequests.read("readDatabase", "dbs", link, options);
    }

    Operation delete(ResourceOptions options) {
        return ResourceRequests.delete("deleteDatabase", "dbs", link, options);
    }

    Offers offers() {
        return new Offers(view.pipeline.within(0), "dbs", link);
    }

    static DatabaseProperties properties(Answer answer) {
        return ResourceJson.database(ResourceJson.whole(answer));
    }

    Operation create(String name, ContainerProperties properties, ResourceOptions options) {
        return ResourceRequests.createContainer(name, link, properties, options);
    }

    CompletableFuture<Answer> readOrCreate(ContainerProperties properties, ResourceOptions options) {
        String name = "createContainerIfNotExists";
        Operation create = create(name, properties, options);
        Link container = link.container(properties.id());
        return ResourceRequests.readOrCreate(
                view.pipeline.within(OptionHeaders.timeoutNanos(options)),
                ResourceRequests.readOrCreate(name, "colls", container, options),
                create);
    }

    PageReader<ContainerProperties> list(QueryOptions options) {
        return new FeedReader<>(view.pipeline, ResourceFeed.containers(link, null, options));
    }

    PageReader<ContainerProperties> query(SqlQuery query, QueryOptions options) {
        byte[] body = QueryTexts.of(view.codecs, Refuse.missing("query", query)).body();
        return new FeedReader<>(view.pipeline, ResourceFeed.containers(link, body, options));
    }
}
