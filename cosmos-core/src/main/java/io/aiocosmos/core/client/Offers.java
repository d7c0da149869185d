package io.aiocosmos.core.client;

import io.aiocosmos.Throughput;
import io.aiocosmos.ThroughputProperties;
import io.aiocosmos.core.async.AsyncChain;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonFields;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.json.MalformedJsonException;
import io.aiocosmos.core.operation.Link;
import io.aiocosmos.core.operation.Operation;
import io.aiocosmos.core.operation.OperationBuilder;
import io.aiocosmos.core.paging.Page;
import io.aiocosmos.core.request.RequestPipeline;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.wire.Headers;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Throughput, which the service keeps in a resource of its own, the offer: found by the rid of what it belongs to, then
 * read or replaced, once. Source: learn.microsoft.com/rest/api/cosmos-db/offers.
 */
final class Offers {
    private final RequestPipeline pipeline;
    private final String resourceType;
    private final Link owner;
    private final AsyncChain<OperationResult> end = new AsyncChain<>();

    Offers(RequestPipeline pipeline, String resourceType, Link owner) {
        this.pipeline = pipeline;
        this.resourceType = resourceType;
        this.owner = owner;
    }

    /** What the last response of {@link #read} or {@link #replace} says. */
    static ThroughputProperties properties(OperationResult response) {
        JsonSlice offer = response.json();
        boolean autoscale = isAutoscale(offer);
        JsonSlice units = autoscale
                ? offer.at("content", "offerAutopilotSettings", "maxThroughput")
                : offer.at("content", "offerThroughput");
        if (units == null) throw new MalformedJsonException("no throughput in an offer", offer.offset());
        return new Values.ThroughputProperties(
                new Throughput(autoscale, (int) units.longValue()),
                number(response.header(Headers.MIN_THROUGHPUT)),
                "true".equalsIgnoreCase(response.header(Headers.OFFER_REPLACE_PENDING)));
    }

    private static boolean isAutoscale(JsonSlice offer) {
        JsonSlice settings = offer.at("content", "offerAutopilotSettings");
        return settings != null && !settings.isNull();
    }

    /** A least that cannot be read is as good as none. */
    private static OptionalInt number(String text) {
        try {
            return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.trim()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    CompletableFuture<OperationResult> read() {
        return find(
                "readThroughput",
                offer -> afterGood(
                        ask(ofOffer("readThroughput", Operation.Kind.RESOURCE_READ, "GET", offer)), end::complete));
    }

    CompletableFuture<OperationResult> replace(Throughput wanted) {
        Arguments.missing("throughput", wanted);
        return find("replaceThroughput", offer -> {
            if (isAutoscale(offer) == wanted.autoscale()) end.endsWith(set(offer, wanted));
            else afterGood(migrate(offer, wanted.autoscale()), migrated -> end.endsWith(set(migrated.json(), wanted)));
        });
    }

    private CompletableFuture<OperationResult> set(JsonSlice offer, Throughput wanted) {
        return ask(put(offer, wanted.autoscale(), wanted.requestUnitsPerSecond()));
    }

    /** The service picks a value of its own when the kind changes, so a second replace sets the one wanted. */
    private CompletableFuture<OperationResult> migrate(JsonSlice offer, boolean toAutoscale) {
        String migration = toAutoscale ? Headers.MIGRATE_TO_AUTOSCALE : Headers.MIGRATE_TO_MANUAL;
        return ask(put(offer, !toAutoscale, -1).header(migration, "true"));
    }

    /** The offer as it is, but for its content. */
    private OperationBuilder put(JsonSlice offer, boolean autoscale, int units) {
        JsonBuffer json = new JsonBuffer(offer.length() + 64)
                .ascii(
                        autoscale
                                ? "{\"content\":{\"offerAutopilotSettings\":{\"maxThroughput\":" + units + "}}"
                                : "{\"content\":{\"offerThroughput\":" + units + "}");
        JsonFields each = offer.fields();
        while (each.next()) {
            if (each.nameIs("content")) continue;
            json.ascii(",").quoted(each.name()).ascii(":").slice(each.value());
        }
        byte[] body = json.ascii("}").toBytes();
        return ofOffer("replaceThroughput", Operation.Kind.RESOURCE_WRITE, "PUT", offer)
                .header(Headers.CONTENT_TYPE, "application/json")
                .body(body, body.length);
    }

    private CompletableFuture<OperationResult> find(String name, Consumer<JsonSlice> then) {
        OperationBuilder readOwner = Operation.of(name, Operation.Kind.RESOURCE_READ, "GET", resourceType, owner);
        return end.after(ask(readOwner), found -> {
            if (found.isOk()) found.read(good -> follow(good, read -> pick(name, rid(read.json()), null, then)));
            else end.complete(found); // its message may have any word, as a name
        });
    }

    /** A page may be empty though there are more. */
    private CompletableFuture<OperationResult> pick(
            String name, String ownerRid, String continuation, Consumer<JsonSlice> then) {
        OperationBuilder query = query(name, ownerRid);
        if (continuation != null) query.header(Headers.CONTINUATION, continuation);
        return afterGood(ask(query), offers -> {
            FeedPage page = FeedPage.read(offers.body(), offers.bodyOffset(), offers.bodyLength(), "Offers");
            String more = Page.continuation(offers);
            if (page.size() > 0) then.accept(page.get(0));
            else if (more != null) pick(name, ownerRid, more, then);
            else notFound(offers);
        });
    }

    private void notFound(OperationResult offers) {
        end.complete(offers.asNotFound("it has no throughput of its own: "
                + (resourceType.equals("colls") ? "it shares its database's" : "its containers have theirs")
                + ", or the account is serverless"));
    }

    /** A bad response ends all. */
    private CompletableFuture<OperationResult> afterGood(
            CompletableFuture<OperationResult> asked, Consumer<OperationResult> next) {
        return end.after(asked, response -> {
            if (response.isOk()) response.read(good -> follow(good, next));
            else if (response.mentions("serverless"))
                notFound(response); // whose accounts have no offers, and refuse to look
            else end.complete(response);
        });
    }

    private static OperationResult follow(OperationResult good, Consumer<OperationResult> next) {
        next.accept(good);
        return good;
    }

    private OperationBuilder query(String name, String ownerRid) {
        byte[] body = new JsonBuffer(160)
                .ascii("{\"query\":\"SELECT * FROM root r WHERE r.offerResourceId = @rid\",\"parameters\":[")
                .ascii("{\"name\":\"@rid\",\"value\":")
                .quoted(ownerRid)
                .ascii("}]}")
                .toBytes();
        return Operation.ofFeed(name, Operation.Kind.RESOURCE_READ, "POST", "offers", Link.ROOT)
                .shownLink(owner.name())
                .header(Headers.CONTENT_TYPE, "application/query+json")
                .header(Headers.IS_QUERY, "true")
                .body(body, body.length);
    }

    private OperationBuilder ofOffer(String name, Operation.Kind kind, String method, JsonSlice offer) {
        String rid = rid(offer);
        return Operation.of(name, kind, method, "offers", Link.offer(rid))
                .signedLink(rid.toLowerCase(Locale.ROOT))
                .shownLink(owner.name());
    }

    private CompletableFuture<OperationResult> ask(OperationBuilder operation) {
        return pipeline.start(operation.build(), Function.identity());
    }

    /** It goes into an address. */
    private static String rid(JsonSlice resource) {
        String rid = JsonSlice.text(resource.field("_rid"));
        if (SessionStore.isRid(rid)) return rid;
        throw new MalformedJsonException("expected a rid", resource.offset());
    }
}
