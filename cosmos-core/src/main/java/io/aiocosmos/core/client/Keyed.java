package io.aiocosmos.core.client;

import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.concurrent.CompletableFuture;

/** Writes of items whose partition key is taken from the item: the container's definition is read before the first. */
final class Keyed {
    private static final int PARTITION_KEY_MISMATCH = 1001;

    private final View view;
    private final Link container;

    Keyed(View view, Link container) {
        this.view = view;
        this.container = container;
    }

    /** Waits, on the caller's thread once the definition is known. */
    Answer run(KeylessWrite write) {
        Definition known = view.definitions.known(container);
        if (known == null) return view.pipeline.await(start(write));
        return noted(view.pipeline.run(write.operation(known)));
    }

    CompletableFuture<Answer> start(KeylessWrite write) {
        Definition known = view.definitions.known(container);
        if (known != null) return view.pipeline.start(write.operation(known), this::noted);
        return start(write, view.pipeline.within(write.timeoutNanos()));
    }

    private CompletableFuture<Answer> start(KeylessWrite write, RequestPipeline pipeline) {
        Chained<Answer> chain = new Chained<>();
        return chain.after(view.definitions.read(pipeline, container, write.name()), failure -> {
            Definition known = view.definitions.known(container);
            if (failure != null) chain.complete(failure);
            else if (known != null) chain.endsWith(pipeline.start(write.operation(known), this::noted));
            else chain.endsWith(start(write, pipeline)); // forgotten again meanwhile
        });
    }

    /** If the container now has another key, it was made again: the next write reads the definition anew. */
    private Answer noted(Answer answer) {
        if (answer.status() == 400 && answer.subStatus() == PARTITION_KEY_MISMATCH)
            view.definitions.forget(container.name());
        return answer;
    }
}
