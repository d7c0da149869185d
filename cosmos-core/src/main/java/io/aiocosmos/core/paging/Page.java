package io.aiocosmos.core.paging;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.Diagnostics;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.ResponseHeaders;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One page, read. */
final class Page<T> implements CosmosPage<T> {
    private final Feed<T> feed;
    private final Answer answer;
    private final List<T> items;
    private final String continuation;

    private Page(Feed<T> feed, Answer answer) {
        this.feed = feed;
        this.answer = answer;
        this.items = Collections.unmodifiableList(feed.items(answer));
        String token = answer.header(ResponseHeaders.CONTINUATION);
        this.continuation = token == null || token.isEmpty() ? null : token;
    }

    /** @throws io.aiocosmos.error.CosmosException if the answer is a failure */
    static <T> Page<T> of(Feed<T> feed, Answer answer) {
        return new Page<>(feed, answer.orThrow());
    }

    /** The service's own continuation; {@code null} after the last page. */
    String serviceContinuation() {
        return continuation;
    }

    @Override
    public List<T> items() {
        return items;
    }

    @Override
    public Optional<String> continuation() {
        if (continuation == null) return Optional.empty();
        String rid = header(ResponseHeaders.OWNER_RID);
        return Optional.of(
                new Continuation(feed.fingerprint(), rid, header(ResponseHeaders.SESSION_TOKEN), continuation)
                        .encode());
    }

    private String header(String name) {
        String value = answer.header(name);
        return value == null ? "" : value;
    }

    @Override
    public double requestCharge() {
        return answer.requestCharge();
    }

    @Override
    public Optional<String> sessionToken() {
        return Optional.ofNullable(answer.header(ResponseHeaders.SESSION_TOKEN));
    }

    @Override
    public Optional<String> activityId() {
        return Optional.ofNullable(answer.header(ResponseHeaders.ACTIVITY_ID));
    }

    @Override
    public Diagnostics diagnostics() {
        return answer.diagnostics();
    }

    /** How many items and whether more follow; never the items. */
    @Override
    public String toString() {
        return "CosmosPage[" + items.size() + " items, " + (continuation == null ? "the last" : "more follow") + "]";
    }
}
