package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.store.Offer;
import io.aiocosmos.emulator.store.Preconditions;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.List;

/** Offers: the throughput of databases and containers. */
public final class OfferHandler {
    private final Account account;
    private final WriteRegionCheck writeRegion;

    public OfferHandler(Account account, WriteRegionCheck writeRegion) {
        this.account = account;
        this.writeRegion = writeRegion;
    }

    public Response handle(Request request) {
        return switch (request.operation()) {
            case READ -> response(account.offers().find(request.address().lastId()));
            case FEED, QUERY -> feed(request);
            case REPLACE -> replace(request);
            default -> throw MetadataResponses.notAllowed(request);
        };
    }

    private Response feed(Request request) {
        List<MetadataFeed.FeedRow> rows = account.offers().all().stream()
                .map(offer -> new MetadataFeed.FeedRow(offer.number(), offer.json()))
                .toList();
        return MetadataFeed.response(request, "", rows, account.etagClock()::now);
    }

    private Response replace(Request request) {
        writeRegion.check(request);
        Offer old = account.offers().find(request.address().lastId());
        if (!Preconditions.matches(request.text(RequestHeaders.IF_MATCH), old.etag()))
            throw ServiceError.preconditionFailed();
        boolean toAutoscale = request.flag("x-ms-cosmos-migrate-offer-to-autopilot");
        boolean toManual = request.flag("x-ms-cosmos-migrate-offer-to-manual-throughput");
        return response(account.offers().replace(old, MetadataResponses.object(request), toAutoscale, toManual));
    }

    private static Response response(Offer offer) {
        return MetadataResponses.of(200, offer.json())
                .with("x-ms-cosmos-min-throughput", offer.minimum())
                .with("x-ms-offer-replace-pending", false);
    }
}
