package io.aiocosmos.emulator;

import io.aiocosmos.emulator.query.PageLimits;

/**
 * Where pages of queries and lists of items end, beside the size that was asked for and 4 MB. Clients must live with any
 * of it: a page may be short or empty and yet not the last, and DISTINCT, GROUP BY and aggregates are whole within a page
 * only. What is set here holds for all requests from then on. Thread-safe.
 */
public final class EmulatorPages {
    private final PageLimits limits;

    EmulatorPages(PageLimits limits) {
        this.limits = limits;
    }

    /** Ends every page after this number of items was read, whether or not they gave rows. */
    public void endAfter(int items) {
        if (items < 1) throw new IllegalArgumentException("items must be at least 1, was " + items);
        limits.items(items);
    }

    /** Ends every page after this charge; 10,000 request units by default. At least one item is read. */
    public void endAfterCharge(double requestUnits) {
        if (!(requestUnits > 0))
            throw new IllegalArgumentException("requestUnits must be above 0, was " + requestUnits);
        limits.requestUnits(requestUnits);
    }

    /**
     * Leaves every n-th page of each query and list empty, beginning with the first; it has a continuation token.
     *
     * @param pages n, at least 2
     */
    public void emptyEvery(int pages) {
        if (pages < 2) throw new IllegalArgumentException("pages must be at least 2, was " + pages);
        limits.emptyEvery(pages);
    }

    /** Back to the defaults. */
    public void reset() {
        limits.reset();
    }
}
