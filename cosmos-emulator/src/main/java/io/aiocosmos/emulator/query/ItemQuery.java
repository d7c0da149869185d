package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.resource.DataAnswers;
import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.resource.Throttle;
import io.aiocosmos.emulator.session.SessionTokens;
import io.aiocosmos.emulator.statement.Statement;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Answers queries on items: page by page for a plain filter, else by running the whole query over one partition. */
public final class ItemQuery {
    private final Lookup lookup;
    private final PageReader pages;
    private final WholeReader whole;
    private final InstantSource clock;

    /** @param clock what the functions of time in queries go by */
    public ItemQuery(
            Lookup lookup, SessionTokens sessions, Throttle throttle, DataAnswers answers, InstantSource clock) {
        this.lookup = lookup;
        this.pages = new PageReader(sessions, throttle, answers);
        this.whole = new WholeReader(sessions, throttle, answers);
        this.clock = clock;
    }

    public Response run(Request request) {
        Container container = lookup.owningContainer(request);
        Statement statement = Statement.of(request, clock);
        Scope scope = GatewayRules.admit(request, container, Scope.of(request, container), statement);
        if (!statement.sql().isPlainFilter()) return whole.read(request, container, scope, statement);
        Function<JsonNode, Iterator<JsonNode>> rows = statement.runItemByItem();
        return pages.read(request, container, scope, item -> new Bytes(rows.apply(item.tree())));
    }

    /** Rows as JSON text. */
    record Bytes(Iterator<JsonNode> rows) implements Iterator<byte[]> {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public byte[] next() {
            return Json.bytes(rows.next());
        }
    }
}
