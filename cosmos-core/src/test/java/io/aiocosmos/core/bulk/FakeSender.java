package io.aiocosmos.core.bulk;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends texts as items; {@code bad} is one that cannot be sent, {@code error} one that breaks its codec. */
final class FakeSender implements ItemSender<String> {
    private static final Link LEDGER = Link.database("books").container("ledger");

    private final RequestPipeline pipeline;

    FakeSender(RequestPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public CompletableFuture<OperationResult> send(String item, Runnable onThrottled) {
        if (item.equals("bad")) throw new IllegalArgumentException("item lacks an id");
        if (item.equals("error")) throw new StackOverflowError();
        Operation create = Operation.ofFeed("createItems", Operation.Kind.ITEM_WRITE, "POST", "docs", LEDGER)
                .container(LEDGER)
                .header("x-item", item)
                .timeoutNanos(Duration.ofSeconds(60).toNanos())
                .onThrottled(onThrottled)
                .build();
        return pipeline.start(create, result -> result);
    }

    @Override
    public String link() {
        return LEDGER.name();
    }
}
