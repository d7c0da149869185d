package io.aiocosmos.core.client;

import io.aiocosmos.Throughput;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.request.Chained;
import io.aiocosmos.core.request.Link;
import io.aiocosmos.core.request.Operation;
import io.aiocosmos.core.request.OperationBuilder;
import io.aiocosmos.core.request.RequestPipeline;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Throughput, which the service keeps in a resource of its own, the offer: found by the rid of what it belongs to, then
 * read or replaced. Source: learn.microsoft.com/rest/api/cosmos-db/offers.
 */
final class Offers {
    private final RequestPipeline pipeline;
    private final String resourceType;
    private final Link owner;

    Offers(RequestPipeline pipeline, String resourceType, Link owner) {
        this.pipeline = pipeline;
        this.resourceType = resourceType;
        this.owner = owner;
    }

    CompletableFuture<Answer> read() {
        Chained<Answer> chain = new Chained<>();
        return find(
                "readThroughput",
                chain,
                offer -> chain.endsWith(pipeline.start(
                        ofOffer("readThroughput", Operation.Kind.RESOURCE_READ, "GET", offer)
                                .build(),
                        answer -> answer)));
    }

    CompletableFuture<Answer> replace(Throughput wanted) {
        Refuse.missing("throughput", wanted);
        Chained<Answer> chain = new Chained<>();
        return find("replaceThroughput", chain, offer -> {
            boolean autoscaleNow = OfferJson.isAutoscale(offer);
            if (autoscaleNow == wanted.autoscale()) chain.endsWith(put(offer, wanted, null));
            else
                chain.after(put(offer, wanted, migration(wanted)), migrated -> {
                    if (!migrated.isOk()) chain.complete(migrated);
                    else chain.endsWith(put(ResourceJson.whole(migrated), wanted, null));
                });
        });
    }

    /** The service picks a value of its own when the kind changes, so a second replace sets the one wanted. */
    private static String migration(Throughput wanted) {
        return wanted.autoscale()
                ? "x-ms-cosmos-migrate-offer-to-autopilot"
                : "x-ms-cosmos-migrate-offer-to-manual-throughput";
    }

    private CompletableFuture<Answer> put(JsonSlice offer, Throughput wanted, String migration) {
        byte[] body = migration == null ? OfferJson.with(offer, wanted) : OfferJson.leaving(offer);
        OperationBuilder put = ofOffer("replaceThroughput", Operation.Kind.RESOURCE_WRITE, "PUT", offer)
                .header("content-type", "application/json")
                .body(body, body.length);
        if (migration != null) put.header(migration, "true");
        return pipeline.start(put.build(), answer -> answer);
    }

    private Chained<Answer> find(String name, Chained<Answer> chain, Consumer<JsonSlice> then) {
        Operation readOwner = Operation.of(name, Operation.Kind.RESOURCE_READ, "GET", resourceType, owner)
                .build();
        return chain.after(pipeline.start(readOwner, answer -> answer), found -> {
            if (!found.isOk()) chain.complete(found);
            else
                chain.after(
                        pipeline.start(query(name, rid(found)), answer -> answer), offers -> pick(chain, offers, then));
        });
    }

    private void pick(Chained<Answer> chain, Answer offers, Consumer<JsonSlice> then) {
        if (!offers.isOk()) {
            chain.complete(offers);
            return;
        }
        FeedPage page = FeedPage.read(offers.body(), offers.bodyOffset(), offers.bodyLength(), "Offers");
        if (page.size() > 0) then.accept(page.get(0));
        else
            chain.complete(offers.asNotFound(
                    "it has no throughput of its own: it shares its database's, or the account is serverless"));
    }

    private Operation query(String name, String rid) {
        byte[] body = new JsonBuffer(160)
                .ascii("{\"query\":\"SELECT * FROM root r WHERE r.offerResourceId = @rid\",\"parameters\":[")
                .ascii("{\"name\":\"@rid\",\"value\":")
                .quoted(rid)
                .ascii("}]}")
                .toBytes();
        return Operation.ofFeed(name, Operation.Kind.RESOURCE_READ, "POST", "offers", Link.ROOT)
                .shownLink(owner.name())
                .header("content-type", "application/query+json")
                .header("x-ms-documentdb-isquery", "true")
                .body(body, body.length)
                .build();
    }

    private OperationBuilder ofOffer(String name, Operation.Kind kind, String method, JsonSlice offer) {
        String rid = ResourceJson.text(offer.field("_rid"));
        return Operation.of(name, kind, method, "offers", Link.offer(rid))
                .signedLink(rid.toLowerCase(Locale.ROOT))
                .shownLink(owner.name());
    }

    private static String rid(Answer owner) {
        return ResourceJson.text(ResourceJson.whole(owner).field("_rid"));
    }
}
