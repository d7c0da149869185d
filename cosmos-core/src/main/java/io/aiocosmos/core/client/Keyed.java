package io.aiocosmos.core.client;

import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.request.Operation;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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
    Answer run(String name, EncodedItem item, Function<String, Operation> operation) {
        Definition known = view.definitions.known(container);
        if (known == null) return view.pipeline.await(start(name, item, operation));
        return noted(view.pipeline.run(operation.apply(known.keyOf(item.json()))));
    }

    CompletableFuture<Answer> start(String name, EncodedItem item, Function<String, Operation> operation) {
        Definition known = view.definitions.known(container);
        if (known != null) return view.pipeline.start(operation.apply(known.keyOf(item.json())), this::noted);
        Chained<Answer> chain = new Chained<>();
        return chain.after(view.definitions.read(view.pipeline, container, name), failure -> {
            if (failure == null) chain.endsWith(start(name, item, operation));
            else chain.complete(failure);
        });
    }

    /** If the container now has another key, it was made again: the next write reads the definition anew. */
    private Answer noted(Answer answer) {
        if (answer.status() == 400 && answer.subStatus() == PARTITION_KEY_MISMATCH)
            view.definitions.forget(container.name());
        return answer;
    }
}
