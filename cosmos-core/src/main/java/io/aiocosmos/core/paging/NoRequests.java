package io.aiocosmos.core.paging;

import io.aiocosmos.Diagnostics;
import java.time.Duration;
import java.util.List;

/** Diagnostics of a page for which nothing had to be asked, such as that of {@code LIMIT 0}. */
final class NoRequests implements Diagnostics {
    static final Diagnostics DIAGNOSTICS = new NoRequests();

    private NoRequests() {}

    @Override
    public Duration elapsed() {
        return Duration.ZERO;
    }

    @Override
    public double requestCharge() {
        return 0;
    }

    @Override
    public List<Attempt> attempts() {
        return List.of();
    }

    @Override
    public String toString() {
        return "Diagnostics[no requests]";
    }
}
