package io.aiocosmos.emulator.stub;

import io.aiocosmos.CosmosPage;
import io.aiocosmos.CosmosPages;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Pages of a list; a continuation is the index of the next item. */
public final class StubPages<T> implements CosmosPages<T> {
    private final StubPage<T> all;

    public StubPages(List<T> items) {
        all = new StubPage<>(items, null);
    }

    @Override
    public Iterator<T> iterator() {
        return all.items().iterator();
    }

    @Override
    public Stream<T> stream() {
        return all.items().stream();
    }

    @Override
    public Optional<T> first() {
        return all.items().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(all.items().get(0));
    }

    @Override
    public List<T> toList(int max) {
        if (max < 0) throw new IllegalArgumentException("max must not be negative, was " + max);
        if (all.items().size() > max) throw new IllegalStateException("more than " + max + " items");
        return all.items();
    }

    @Override
    public Iterable<CosmosPage<T>> pages() {
        return List.of(all);
    }

    @Override
    public CosmosPage<T> page(int size) {
        return page("0", size);
    }

    @Override
    public CosmosPage<T> page(String continuation, int size) {
        int from = index(Objects.requireNonNull(continuation, "continuation must not be null"));
        if (size < 1) throw new IllegalArgumentException("page size must be at least 1, was " + size);
        int end = (int) Math.min((long) from + size, all.items().size());
        return new StubPage<>(all.items().subList(from, end), end == all.items().size() ? null : Integer.toString(end));
    }

    private int index(String continuation) {
        try {
            return Objects.checkIndex(
                    Integer.parseInt(continuation), all.items().size() + 1);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the continuation is not of these pages", e);
        }
    }
}
