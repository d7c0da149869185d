package io.aiocosmos.core.partition;

import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;

/** The partition keys that a query reads. */
public interface KeyScope {
    /** How many keys that is. */
    enum Reach {
        /** All keys. */
        EVERYTHING,
        /** A feed range: the service serves it only through partition range ids. */
        FEED_RANGE,
        /** All keys with a prefix of a hierarchical key. */
        PREFIX,
        /** {@link #PREFIX} or {@link #ONE_KEY}: not known until the container's metadata has been read. */
        PREFIX_OR_ONE_KEY,
        /** One whole key, which always lies in one partition range. */
        ONE_KEY
    }

    /** The reach as far as it is known without a request. */
    Reach reach();

    /**
     * The reach, with {@link Reach#PREFIX_OR_ONE_KEY} resolved; reads the container's metadata if it is not cached.
     */
    CompletableFuture<Reach> resolveReach(RequestPipeline pipeline);

    /**
     * The effective partition keys, {@code null} for all. May read the container's metadata.
     *
     * @param rid of the expected container, empty if unknown
     */
    CompletableFuture<KeyRange> keyRange(RequestPipeline pipeline, String rid);
}
