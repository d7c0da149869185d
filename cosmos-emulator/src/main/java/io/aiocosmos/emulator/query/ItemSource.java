package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.partition.KeyDefinition;
import io.aiocosmos.emulator.partition.PartitionKey;
import io.aiocosmos.emulator.resource.QueryRequest;
import io.aiocosmos.emulator.sql.plan.KeyRanges;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.store.ItemKey;
import io.aiocosmos.emulator.store.PartitionView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The items that a query may concern: by index where its filter names ids or partition keys, else all. */
interface ItemSource {
    /** More than the rows need, never fewer, from that number on and in the order of their numbers. */
    Iterator<Item> of(PartitionView view, long number);

    static ItemSource of(QueryRequest query, Container container, ReadScope scope) {
        KeyDefinition definition = container.definition().key();
        List<String> paths = new ArrayList<>(container.definition().keyPaths());
        PartitionKey key = scope.isOfOneKey(definition) ? scope.key() : null;
        KeyRanges named = query.valuesAt(List.of("/id"));
        if (named instanceof KeyRanges.None) return gathered(List.of());
        if (named instanceof KeyRanges.Points ids) {
            if (key != null) return found(keys(key, ids));
            paths.add("/id");
            if (query.valuesAt(paths) instanceof KeyRanges.Points both) return found(keys(both));
            return gathered(ids.keys().stream().map(id -> named(id.get(0))).toList());
        }
        if (key != null) return gathered(List.of(ofKey(definition.effective(key))));
        if (query.valuesAt(paths) instanceof KeyRanges.Points keys)
            return gathered(keys.keys().stream()
                    .map(values -> ofKey(definition.effective(PartitionKey.ofStored(values))))
                    .toList());
        return PartitionView::from;
    }

    private static List<ItemKey> keys(PartitionKey key, KeyRanges.Points ids) {
        return ids.keys().stream().map(id -> new ItemKey(key, text(id.get(0)))).toList();
    }

    private static List<ItemKey> keys(KeyRanges.Points points) {
        return points.keys().stream()
                .map(values -> {
                    int last = values.size() - 1;
                    return new ItemKey(PartitionKey.ofStored(values.subList(0, last)), text(values.get(last)));
                })
                .toList();
    }

    /** No item's id is the empty text. */
    private static String text(JsonNode id) {
        return id.isString() ? id.stringValue() : "";
    }

    private static ItemSource ofKey(String effective) {
        return (view, number) -> view.ofKey(effective, number);
    }

    private static ItemSource named(JsonNode id) {
        return (view, number) -> view.named(text(id), number);
    }

    private static ItemSource found(List<ItemKey> keys) {
        return (view, number) -> keys.stream()
                .map(view::find)
                .filter(Objects::nonNull)
                .filter(item -> item.number() >= number)
                .sorted(Comparator.comparingLong(Item::number))
                .iterator();
    }

    private static ItemSource gathered(List<ItemSource> parts) {
        if (parts.size() == 1) return parts.get(0);
        return (view, number) -> {
            if (parts.isEmpty()) return Collections.emptyIterator();
            List<Item> items = new ArrayList<>();
            for (ItemSource part : parts) part.of(view, number).forEachRemaining(items::add);
            items.sort(Comparator.comparingLong(Item::number));
            return items.iterator();
        };
    }
}
