package io.aiocosmos;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * The result of a list or query: nothing is sent until it is read, and each iterator reads it anew. At most one page is
 * read ahead, after the first item was taken; with {@link QueryOptions#maxDegreeOfParallelism} one of each partition
 * asked. An iterator that is dropped sends nothing more.
 *
 * <p>Iterators and streams decode an item when it is taken: one that the codec does not understand fails there, and an
 * iterator that is asked again goes on behind it. A page is decoded whole before it is given.
 *
 * <p>Reading fails, beside what any operation fails with, with {@link IllegalStateException} if the query must keep more
 * than {@link QueryOptions#maxBufferedItems} in memory, and with {@link UnsupportedOperationException} if the service
 * plans it in a way that this client cannot run: vector and hybrid search. A container that is deleted and made again
 * while it is read is one that is not found.
 *
 * <pre>{@code
 * CosmosPages<Entry> large = ledger.queryItems("select * from c where c.amount > 95", Entry.class);
 * for (Entry each : large) System.out.println(each);
 * CosmosPage<Entry> first = large.page(20);
 * }</pre>
 *
 * <p>Not for implementation; methods will be added.
 *
 * @param <T> the type of the items
 */
public interface CosmosPages<T extends @Nullable Object> extends Iterable<T> {
    /** The items; closing the stream aborts what is in flight. */
    Stream<T> stream();

    /**
     * The first item; nothing is read but the pages up to it, and it alone is decoded. Empty if there is none, or if it is
     * JSON {@code null}. A query that ends in {@code OFFSET 0 LIMIT 1} costs less.
     */
    Optional<@NonNull T> first();

    /**
     * All items, if there are no more than {@code max}.
     *
     * @param max 0 or more
     * @throws IllegalStateException if there are more
     */
    List<T> toList(int max);

    /** Page by page. */
    Iterable<CosmosPage<T>> pages();

    /**
     * The first page, of at most {@code size} items.
     *
     * @throws IllegalArgumentException if the query has GROUP BY or an unordered DISTINCT, whose state is more than a
     *     continuation holds: iterate over those
     */
    CosmosPage<T> page(int size);

    /**
     * The page at a continuation.
     *
     * @param continuation what {@link CosmosPage#continuation} gave
     * @throws IllegalArgumentException if it is malformed or of another query, before anything is sent
     */
    CosmosPage<T> page(String continuation, int size);
}
