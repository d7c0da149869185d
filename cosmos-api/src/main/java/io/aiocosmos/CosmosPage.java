package io.aiocosmos;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list or query.
 *
 * <p>Not for implementation; methods will be added.
 *
 * @param <T> the type of the items
 */
public interface CosmosPage<T extends @Nullable Object> {
    /** The items; there may be none although more pages follow. */
    List<T> items();

    /**
     * Where the next page begins; empty after the last page. Good for the same query and container only, on any client,
     * also after partitions were split. Holds the values that the query orders by; at most 48 KB.
     *
     * @throws IllegalStateException if that cannot be said: of GROUP BY and unordered DISTINCT, of ORDER BY where the last
     *     row's value is an array or object, and where it would be longer than that
     */
    Optional<String> continuation();

    /**
     * Request units charged by all responses since the page before: plans, refusals, splits, retries and what was asked
     * ahead of its reader included. Not what the client reads once of a container, its definition and partition ranges.
     * Those of all pages add up to what the query cost.
     */
    double requestCharge();

    /**
     * The session token, to be given to the options of another call or another client: of every partition range that this
     * page read, joined by commas.
     */
    Optional<String> sessionToken();

    /** The id by which the service's support finds the request; of several behind one page, the last. */
    Optional<String> activityId();

    /**
     * What the service measured, if {@link QueryOptions#queryMetrics} asked for it; {@link QueryMetrics#plus} adds up those
     * of several pages.
     */
    Optional<QueryMetrics> queryMetrics();

    /**
     * Which indexes the service used and which it missed, as its own JSON, if {@link QueryOptions#indexMetrics} asked for it.
     * Of several responses behind one page the first that reported it: all partitions have the container's indexes.
     */
    Optional<RawJson> indexMetrics();

    /** How all requests behind this page went, try by try; the tries of the first hundred of them. */
    Diagnostics diagnostics();
}
