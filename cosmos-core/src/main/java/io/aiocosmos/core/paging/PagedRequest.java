package io.aiocosmos.core.paging;

import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.result.OperationResult;
import java.util.List;

/**
 * Makes the requests for the pages of a list or query, and reads their items. Immutable.
 *
 * @param <T> the type of the items
 */
public interface PagedRequest<T> {
    /**
     * The request for one page.
     *
     * @param continuation of the service, or {@code null} for the first page
     * @param resumed the caller's continuation, or {@code null} if there is none
     * @param maxItemCount 0 for the size from the options
     */
    Operation page(String continuation, Continuation resumed, int maxItemCount);

    /** The items of a response, in order; an item is {@code null} where a row is JSON {@code null}. */
    List<T> items(OperationResult result);

    /** A hash that identifies the feed: container, query, parameters, partition key. */
    long fingerprint();

    /** The link of the container or other owner, for events. */
    String link();
}
