package io.aiocosmos.core.partition;

import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;

/** Which keys of a container a query reads. */
public interface KeyScope {
    /** How far it reaches. */
    enum Reach {
        /** Over all keys. */
        EVERYTHING,
        /** Over a feed range: the service can serve it only if it is told of partition ranges. */
        FEED_RANGE,
        /** Over the keys that begin with a part of a hierarchical one. */
        PREFIX,
        /** Either of its neighbours here: that takes the container's definition to tell. */
        PREFIX_OR_ONE_KEY,
        /** One whole key, which no split takes apart. */
        ONE_KEY
    }

    /** As far as is known without asking. */
    Reach reach();

    /** What {@link Reach#PREFIX_OR_ONE_KEY} is; asks for the container's definition if need be. */
    CompletableFuture<Reach> knownReach(RequestPipeline pipeline);

    /**
     * The keys by their effective values, {@code null} for all. May ask for the container's definition.
     *
     * @param rid of the container that is meant, empty if that is not known
     */
    CompletableFuture<KeyRange> within(RequestPipeline pipeline, String rid);
}
