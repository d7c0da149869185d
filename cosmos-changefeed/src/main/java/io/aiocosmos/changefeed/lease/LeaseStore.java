package io.aiocosmos.changefeed.lease;

import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosResponse;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.SqlQuery;
import io.aiocosmos.TypeRef;
import io.aiocosmos.error.CosmosConflictException;
import io.aiocosmos.error.CosmosNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** The container that keeps the leases. Failures of the service end in exceptions, whatever its client was set to. */
public final class LeaseStore {
    private static final TypeRef<Map<String, Object>> DOCUMENT = new TypeRef<Map<String, Object>>() {};
    private static final SqlQuery BY_PREFIX = SqlQuery.of("SELECT * FROM c WHERE STARTSWITH(c.id, @prefix)");
    private static final int MOST_LEASES = 100_000;

    private final CosmosAsyncContainer container;
    private final StoreNames names;
    private final ItemWriteOptions write;

    /** @param timeout of a write: one that takes longer is no use to a lease that expires meanwhile */
    public LeaseStore(CosmosAsyncContainer container, StoreNames names, Duration timeout) {
        this.container = container;
        this.names = names;
        this.write =
                ItemWriteOptions.builder().returnContent(false).timeout(timeout).build();
    }

    public StoreNames names() {
        return names;
    }

    /** All leases. */
    public CompletableFuture<List<Lease>> all() {
        return documents(names.leases()).thenApply(found -> {
            List<Lease> leases = new ArrayList<>(found.size());
            for (Map<String, Object> each : found) leases.add(LeaseJson.read(each));
            return leases;
        });
    }

    CompletableFuture<List<Map<String, Object>>> documents(String prefix) {
        return container.queryItems(BY_PREFIX.with("@prefix", prefix), DOCUMENT).toList(MOST_LEASES);
    }

    CompletableFuture<Optional<Lease>> read(Lease lease) {
        return document(lease.id()).thenApply(found -> found.map(LeaseJson::read));
    }

    CompletableFuture<Optional<Map<String, Object>>> document(String id) {
        return container.findItem(id, PartitionKey.of(id), DOCUMENT);
    }

    /** The lease as it is stored now; empty if there is one of that range already. */
    public CompletableFuture<Optional<Lease>> create(Lease lease) {
        return createDocument(lease.id(), LeaseJson.write(lease)).thenApply(etag -> etag.map(lease::stored));
    }

    /** The etag; empty if there is a document of that id already. */
    CompletableFuture<Optional<String>> createDocument(String id, RawJson json) {
        CompletableFuture<Optional<String>> created =
                container.createItem(json, PartitionKey.of(id), write).thenApply(LeaseStore::etag);
        return unless(created, CosmosConflictException.class, Optional.empty());
    }

    /** Fails with 412 if it was written meanwhile. */
    CompletableFuture<Lease> replace(Lease lease) {
        ItemWriteOptions options = write.toBuilder().ifMatch(lease.etag()).build();
        return container
                .replaceItem(LeaseJson.write(lease), lease.id(), PartitionKey.of(lease.id()), options)
                .thenApply(response -> lease.stored(etag(response).get()));
    }

    /** Fails with 412 if it was written meanwhile; if it is gone, that is fine. */
    public CompletableFuture<Void> delete(Lease lease) {
        return deleteDocument(lease.id(), lease.etag());
    }

    CompletableFuture<Void> deleteDocument(String id, String etag) {
        ItemWriteOptions options = write.toBuilder().ifMatch(etag).build();
        CompletableFuture<Void> deleted =
                container.deleteItem(id, PartitionKey.of(id), options).thenAccept(LeaseStore::check);
        return unless(deleted, CosmosNotFoundException.class, null);
    }

    private static Optional<String> etag(CosmosResponse<?> response) {
        check(response);
        return response.etag();
    }

    /** Clients may give failures as values. */
    private static void check(CosmosResponse<?> response) {
        if (!response.isOk()) throw response.failure().get();
    }

    /** The value, or another one if it failed in the expected way. */
    public static <T> CompletableFuture<T> unless(
            CompletableFuture<T> stage, Class<? extends RuntimeException> expected, T instead) {
        Function<Throwable, T> recover = problem -> {
            Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
            if (expected.isInstance(cause)) return instead;
            throw new CompletionException(cause);
        };
        return stage.exceptionally(recover);
    }
}
