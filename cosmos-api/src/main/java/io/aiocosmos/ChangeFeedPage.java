package io.aiocosmos;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes that were read with one request, and where to go on.
 *
 * <p>Not for implementation; methods will be added.
 *
 * @param <T> the items, or {@link ChangeFeedItem} of them
 */
public interface ChangeFeedPage<T> {
    /** The changes, in order; none if it is caught up. All of one transaction are on one page. */
    List<T> items();

    /**
     * Where the next page begins, for {@link ChangeFeedOptions#fromContinuation}; to be stored once the items are handled.
     * Good for the same container, in the same mode, also after partitions were split or merged. Microsoft's SDK for Java
     * reads it too. Some 100 characters for each partition.
     */
    String continuation();

    /**
     * The same place, with a continuation for each part of the container that is read by itself, by its feed range: each
     * can be given to a worker of its own.
     */
    Map<FeedRange, String> continuations();

    /** Whether there was no more change when this page was read, in any partition. It has no items then. */
    boolean isCaughtUp();

    /** Request units charged by all responses since the page before. */
    double requestCharge();

    /** The session token of the partition that was read last. */
    Optional<String> sessionToken();

    /** The id by which the service's support finds the request; of several behind one page, the last. */
    Optional<String> activityId();

    /** How all requests behind this page went, attempt by attempt; the attempts of the first hundred of them. */
    Diagnostics diagnostics();
}
