package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.paging.Continuation;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.paging.PageFacts;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import io.aiocosmos.core.request.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One page of a size, filled from as many of the service's own as it takes: those may be short, or empty. */
final class StraightPage<T> {
    private final QueryReader<T> reader;
    private final Continuation resumed;
    private final int size;
    private final List<JsonSlice> rows = new ArrayList<>();
    private final Chained<Supplier<Page<T>>> page = new Chained<>();
    private final PageFacts facts = new PageFacts();

    /** @param resumed where to go on, {@code null} for the start */
    StraightPage(QueryReader<T> reader, Continuation resumed, int size) {
        this.reader = reader;
        this.resumed = resumed;
        this.size = size;
    }

    CompletableFuture<Supplier<Page<T>>> start() {
        return ask(resumed == null ? null : resumed.service());
    }

    private CompletableFuture<Supplier<Page<T>>> ask(String continuation) {
        Operation.Builder next = reader.requests().straight(continuation, size - rows.size());
        if (resumed != null) resume(next);
        return page.after(reader.pipeline().start(next.build(), answer -> answer), answer -> {
            boolean first = continuation == null && rows.isEmpty();
            if (first && reader.needsPlan(answer)) page.endsWith(reader.full(null, size));
            else take(answer);
        });
    }

    /** Reading goes on at the session of the page before, in the very container that it came from. */
    private void resume(Operation.Builder next) {
        if (!resumed.sessionToken().isEmpty()) next.sessionTokenUnlessGiven(resumed.sessionToken());
        if (!resumed.rid().isEmpty()) next.header("x-ms-cosmos-intended-collection-rid", resumed.rid());
    }

    private void take(Answer answer) {
        String more = Page.continuation(answer.orThrow());
        facts.add(answer);
        rows.addAll(QueryReader.rows(answer));
        if (more != null && rows.size() < size) ask(more);
        else
            page.complete(() -> reader.page(
                    reader.decoded(rows),
                    facts,
                    () -> Continuation.of(reader.fingerprint(), answer, more).encode(),
                    more));
    }
}
