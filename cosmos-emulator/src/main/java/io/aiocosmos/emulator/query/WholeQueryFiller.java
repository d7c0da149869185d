package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.resource.QueryRequest;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.PartitionView;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Rows of a query that begins with one that sees all items at once, as {@code FROM (SELECT TOP 5 …)}, or has no FROM. It
 * runs anew for every page, and skips the rows of earlier pages; writes in between may shift them.
 */
final class WholeQueryFiller implements PageFiller {
    private final QueryRequest query;

    WholeQueryFiller(QueryRequest query) {
        this.query = query;
    }

    @Override
    public Position fill(Page page, PartitionView view, PartitionSlice slice) {
        Iterator<JsonNode> rows = query.run(items(page, view, slice));
        for (long place = 0; rows.hasNext(); place++) {
            JsonNode row = rows.next();
            if (place >= slice.from().rows() && !page.add(Json.bytes(row))) return new Position(null, 0, place, 0, 0);
        }
        return null;
    }

    private static Iterator<JsonNode> items(Page page, PartitionView view, PartitionSlice slice) {
        Spliterator<Item> items = Spliterators.spliteratorUnknownSize(view.from(0), Spliterator.ORDERED);
        return StreamSupport.stream(items, false)
                .filter(slice::includes)
                .peek(page::look)
                .map(Item::tree)
                .iterator();
    }
}
