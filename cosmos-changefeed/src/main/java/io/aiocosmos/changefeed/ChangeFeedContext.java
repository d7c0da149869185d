package io.aiocosmos.changefeed;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.FeedRange;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the changes that a handler was given.
 *
 * <p>Not for implementation; methods will be added.
 */
@SuppressWarnings("exports") // JSpecify is for compilers
public interface ChangeFeedContext {
    /** The part of the container that the changes are of. */
    FeedRange feedRange();

    /** Where the changes after these begin, for {@link io.aiocosmos.ChangeFeedOptions#fromContinuation}. */
    String continuation();

    /** How often this instance gave changes from here on to the handler, this time included. */
    int attempt();

    /**
     * Whether the lease is still this instance's, as far as it knows. If not, the same changes are handled elsewhere, and a
     * handler may end at once.
     */
    boolean isOwned();

    /**
     * Stores that these changes and all before them of this lease were handled, whichever was stored before. Only needed
     * with {@link ChangeFeedProcessorBuilder#checkpointByHand}; may also be called later, when the handler has returned. One
     * that is older than what is stored does nothing.
     *
     * @throws IllegalStateException if the lease is another instance's now, or on the processor's own thread, which may not
     *     wait
     * @throws io.aiocosmos.error.CosmosException if it could not be stored
     */
    void checkpoint();

    /** As {@link #checkpoint}, without waiting. */
    CompletableFuture<@Nullable Void> checkpointAsync();

    /** Request units charged by all responses since the page before. */
    double requestCharge();

    /** The session token of the partition that the changes are from. */
    Optional<String> sessionToken();

    /** How the requests for this page went. */
    Diagnostics diagnostics();
}
