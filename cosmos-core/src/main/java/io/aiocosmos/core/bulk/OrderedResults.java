package io.aiocosmos.core.bulk;

import io.aiocosmos.ItemResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Collects results, which arrive in any order, in the order of the source. Used by one thread at a time. */
final class OrderedResults<P extends ItemResult<?>> implements Consumer<P> {
    private final List<P> results = new ArrayList<>();

    @Override
    public void accept(P result) {
        int index = Math.toIntExact(result.index());
        while (results.size() <= index) results.add(null);
        results.set(index, result);
    }

    List<P> list() {
        return Collections.unmodifiableList(results);
    }
}
