package io.aiocosmos.core.paging;

import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * A feed of texts. The body of a page is its items separated by commas; {@code -} is JSON null, {@code !} a row that
 * cannot be decoded.
 */
final class FakePagedRequest implements PagedRequest<String> {
    private static final Link LEDGER = Link.database("books").container("ledger");

    /** A page with a continuation, {@code null} for the last one. */
    static FakeResponse page(String items, String continuation) {
        FakeResponse page = FakeResponse.ok(items).header("x-ms-request-charge", "2.5");
        return continuation == null ? page : page.header("x-ms-continuation", continuation);
    }

    @Override
    public Operation page(String continuation, Continuation resumed, int maxItemCount) {
        OperationBuilder page = Operation.ofFeed("queryItems", Operation.Kind.ITEM_READ, "POST", "docs", LEDGER)
                .container(LEDGER)
                .header("x-ms-max-item-count", Integer.toString(maxItemCount));
        if (continuation != null) page.header("x-ms-continuation", continuation);
        if (resumed != null) page.sessionToken(resumed.sessionToken());
        return page.build();
    }

    @Override
    public List<String> items(OperationResult result) {
        String body = new String(result.body(), result.bodyOffset(), result.bodyLength(), StandardCharsets.UTF_8);
        List<String> items = new ArrayList<>();
        if (!body.isEmpty()) for (String item : body.split(",")) items.add(item.equals("-") ? null : item);
        return new AbstractList<>() {
            @Override
            public String get(int i) {
                if ("!".equals(items.get(i))) throw new IllegalStateException("no text");
                return items.get(i);
            }

            @Override
            public int size() {
                return items.size();
            }
        };
    }

    @Override
    public long fingerprint() {
        return 0x1234;
    }

    @Override
    public String link() {
        return LEDGER.name();
    }

    /** The items a to e on three pages. */
    static void threePages(TestEngine engine) {
        engine.transport.replies(page("a,b", "one"), page("c", "two"), page("d,e", null));
    }
}
