package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.resource.DataAnswers;
import io.aiocosmos.emulator.resource.PageSize;
import io.aiocosmos.emulator.resource.Throttle;
import io.aiocosmos.emulator.session.SessionTokens;
import io.aiocosmos.emulator.statement.Statement;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.store.View;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Runs a query over all of a partition for every page, and gives out the rows behind those given out before. */
final class WholeReader {
    /** Without it, clients take it that rows with equal keys come by descending resource ids after DESC. */
    private static final String TIES_ASCEND = "{\"reverseRidEnabled\":false,\"reverseIndexScan\":false}";

    private final SessionTokens sessions;
    private final Throttle throttle;
    private final DataAnswers answers;

    WholeReader(SessionTokens sessions, Throttle throttle, DataAnswers answers) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.answers = answers;
    }

    Response read(Request request, Container container, Scope scope, Statement statement) {
        Continuation from = Continuation.of(request);
        Partition partition = from == null ? scope.partitions().get(0) : container.partition(from.range());
        throttle.admit(container, partition);
        View view = sessions.view(request, partition);
        Page page = new Page(container.rid(), PageSize.of(request));
        long skip = from == null ? 0 : from.rows();
        Iterator<byte[]> rows = new ItemQuery.Bytes(statement.run(items(view, scope, page)));
        Continuation next = null;
        for (long place = 0; next == null && rows.hasNext(); place++) {
            byte[] row = rows.next();
            if (place >= skip && !page.add(row)) next = new Continuation(partition.id(), 0, place);
        }
        Response answer = page.answer(request, container, view, next, answers);
        return statement.sql().isOrdered() ? answer.with("x-ms-cosmos-query-execution-info", TIES_ASCEND) : answer;
    }

    private static Iterator<JsonNode> items(View view, Scope scope, Page page) {
        Spliterator<Item> items = Spliterators.spliteratorUnknownSize(view.from(0), Spliterator.ORDERED);
        return StreamSupport.stream(items, false)
                .filter(scope::includes)
                .peek(page::countItem)
                .map(Item::tree)
                .iterator();
    }
}
