package io.aiocosmos;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * The result of a list or query, for code that does not wait: nothing is sent until there is demand, and each
 * subscriber reads it anew.
 *
 * <p>A row that is JSON {@code null} reaches {@link #forEach}, {@link #toList} and pages as {@code null}. A subscriber of
 * items may not be given one: its subscription fails with {@link IllegalStateException} there.
 *
 * <pre>{@code
 * ledger.async().queryItems("select * from c where c.amount > 95", Entry.class)
 *         .forEach(System.out::println)
 *         .thenRun(() -> System.out.println("done"));
 * }</pre>
 *
 * <p>Not for implementation; methods will be added.
 *
 * @param <T> the type of the items
 */
public interface CosmosAsyncPages<T extends @Nullable Object> extends Flow.Publisher<T> {
    /** Page by page. */
    Flow.Publisher<CosmosPage<T>> pages();

    /** The first page, of at most {@code size} items. */
    CompletableFuture<CosmosPage<T>> page(int size);

    /** The page at a continuation; as {@link CosmosPages#page(String, int)}. */
    CompletableFuture<CosmosPage<T>> page(String continuation, int size);

    /** Gives every item to {@code action}, one at a time; what it throws ends the query and fails the future. */
    CompletableFuture<@Nullable Void> forEach(Consumer<? super T> action);

    /** The first item; as {@link CosmosPages#first}. */
    CompletableFuture<Optional<@NonNull T>> first();

    /**
     * All items, if there are no more than {@code max}.
     *
     * @return fails with {@link IllegalStateException} if there are more
     */
    CompletableFuture<List<T>> toList(int max);
}
