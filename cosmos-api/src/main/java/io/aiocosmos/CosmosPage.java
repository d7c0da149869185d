package io.aiocosmos;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list or query.
 *
 * <p>Not for implementation; methods will be added.
 *
 * @param <T> the type of the items
 */
public interface CosmosPage<T> {
    /** The items; there may be none although more pages follow. */
    List<T> items();

    /** Where the next page begins; empty after the last page. Good for the same query and container only. */
    Optional<String> continuation();

    /** Request units charged for this page. */
    double requestCharge();

    Optional<String> sessionToken();

    Optional<String> activityId();

    Diagnostics diagnostics();
}
