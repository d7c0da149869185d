package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.sql.rows.KeyOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the first rows of an order, up to a limit. */
final class TopRows {
    private final Comparator<SortedRow> order;
    private final PriorityQueue<SortedRow> rows;
    private final long most;

    TopRows(KeyOrder keys, long most) {
        this.order = SortedRow.order(keys);
        this.rows = new PriorityQueue<>(order.reversed());
        this.most = most;
    }

    Comparator<SortedRow> order() {
        return order;
    }

    /** Whether a row would be among them. */
    boolean wants(SortedRow row) {
        return rows.size() < most || order.compare(row, rows.peek()) < 0;
    }

    void add(SortedRow row) {
        rows.add(row);
        if (rows.size() > most) rows.remove();
    }

    List<SortedRow> sorted() {
        List<SortedRow> sorted = new ArrayList<>(rows);
        sorted.sort(order);
        return sorted;
    }
}
