package io.aiocosmos.core.paging;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import java.util.List;

/**
 * What there is to read, a page at a time. Immutable.
 *
 * @param <T> the type of the items
 */
public interface PagedRequest<T> {
    /**
     * Asks for one page.
     *
     * @param continuation the service's own, or {@code null} for the first page
     * @param resumed what the caller's token said, or {@code null} if it gave none
     * @param maxItemCount 0 for what the options say
     */
    Operation page(String continuation, Continuation resumed, int maxItemCount);

    /** The items of an answer, in order; rows may be {@code null} where the query gives JSON {@code null}. */
    List<T> items(OperationResult answer);

    /** A hash of everything that makes this feed another one: container, text, parameters, partition key. */
    long fingerprint();

    /** The link of the container or other owner, for events. */
    String link();
}
