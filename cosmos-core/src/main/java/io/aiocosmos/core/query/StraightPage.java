package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.PageFacts;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One page of a size, filled from as many of the service's own as it takes: those may be short, or empty. */
final class StraightPage<T> {
    private final QueryReader<T> reader;
    private final QueryRequests requests;
    private final int size;
    private final List<JsonSlice> rows = new ArrayList<>();
    private final UnderWay underWay = new UnderWay();
    private final PageFacts facts = new PageFacts();
    private String continuation;
    private Answer last;
    private boolean refused;

    /** @param resumed where to go on, {@code null} for the start */
    StraightPage(QueryReader<T> reader, Continuation resumed, int size) {
        this.reader = reader;
        this.requests = resumed == null ? reader.requests() : reader.requests().resumedAt(resumed);
        this.continuation = resumed == null ? null : resumed.service();
        this.size = size;
    }

    CompletableFuture<Supplier<Page<T>>> start() {
        Chained<Supplier<Page<T>>> page = new Chained<>();
        page.after(Steps.whileTrue(this::askSome), all -> {
            if (refused) page.endsWith(reader.firstFull(size));
            else page.complete(this::page);
        });
        page.whenComplete((made, problem) -> underWay.end());
        return page;
    }

    private CompletableFuture<Boolean> askSome() {
        CompletableFuture<Answer> asked = underWay.ask(() -> reader.pipeline()
                .start(requests.straight(continuation, size - rows.size()).build(), answer -> answer));
        return asked.thenApply(this::take);
    }

    /** Whether to ask for more. */
    private boolean take(Answer answer) {
        refused = last == null && continuation == null && QueryRuns.needsPlan(answer);
        if (refused) return false;
        continuation = Page.continuation(answer.orThrow());
        facts.add(answer);
        rows.addAll(QueryReader.rows(answer));
        last = answer;
        return continuation != null && rows.size() < size;
    }

    private Page<T> page() {
        String more = continuation;
        return reader.page(
                rows,
                facts,
                () -> Continuation.of(reader.fingerprint(), last, more).encode(),
                more);
    }
}
