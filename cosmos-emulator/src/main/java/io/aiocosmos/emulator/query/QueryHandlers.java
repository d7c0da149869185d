package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.item.ItemResponseHeaders;
import io.aiocosmos.emulator.item.SessionTokens;
import io.aiocosmos.emulator.item.Throttle;
import io.aiocosmos.emulator.resource.Lookup;
import java.time.InstantSource;

/** The handlers of lists and queries of items, which share how pages are read. */
public record QueryHandlers(ItemFeed feed, ItemQuery items, PlanHandler plans) {
    /** @param clock what the functions of time in queries go by */
    public static QueryHandlers of(
            Lookup lookup,
            SessionTokens sessions,
            Throttle throttle,
            ItemResponseHeaders headers,
            PageLimits limits,
            InstantSource clock) {
        PageReader pages = new PageReader(sessions, throttle, headers, limits);
        QueryOrigins origins = new QueryOrigins();
        return new QueryHandlers(
                new ItemFeed(lookup, pages),
                new ItemQuery(lookup, pages, origins, clock),
                new PlanHandler(lookup, origins, clock));
    }
}
