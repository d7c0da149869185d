package io.aiocosmos.emulator.query;

/** Where pages of lists and queries end, beside their size. Thread-safe. */
public final class PageLimits {
    /** What one range of the service can spend in a second at most (learn.microsoft.com, service quotas). */
    private static final double RANGE_SECOND = 10_000;

    private volatile int items = Integer.MAX_VALUE;
    private volatile double requestUnits = RANGE_SECOND;
    private volatile int emptyEvery = Integer.MAX_VALUE;

    /** @param most how many items a page may look at */
    public void items(int most) {
        items = most;
    }

    public void requestUnits(double most) {
        requestUnits = most;
    }

    /** @param pages every n-th page is empty, beginning with the first */
    public void emptyEvery(int pages) {
        emptyEvery = pages;
    }

    public void reset() {
        items = Integer.MAX_VALUE;
        requestUnits = RANGE_SECOND;
        emptyEvery = Integer.MAX_VALUE;
    }

    public int items() {
        return items;
    }

    public double requestUnits() {
        return requestUnits;
    }

    /** @param page the number of a page of one list or query, from 0 on */
    boolean isEmpty(int page) {
        return emptyEvery != Integer.MAX_VALUE && page % emptyEvery == 0;
    }
}
