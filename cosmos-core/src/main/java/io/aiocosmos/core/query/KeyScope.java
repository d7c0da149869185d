package io.aiocosmos.core.query;

import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;

/** Which keys of a container a query reads, as far as that is not all or one. */
public interface KeyScope {
    /** Whether it is known to be a part, so that the service cannot serve it without being told of ranges. */
    boolean isPart();

    /** The part, {@code null} for all keys. May ask for the container's definition. */
    CompletableFuture<KeyRange> within(RequestPipeline pipeline, QueryRequests requests);
}
