package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.throughput.Throughput;
import io.aiocosmos.emulator.wire.Rid;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All offers of the account. Thread-safe. */
public final class Offers {
    private final ConcurrentMap<String, Offer> byResource = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger(0xB93D8A);
    private final EtagClock etagClock;

    public Offers(EtagClock etagClock) {
        this.etagClock = etagClock;
    }

    public void create(String resourceRid, String resourceSelf, Throughput wanted) {
        int number = numbers.incrementAndGet();
        byResource.put(
                resourceRid,
                offer(number, Rid.offer(number), resourceRid, resourceSelf, wanted, wanted.requestUnits()));
    }

    /** The offer of a database or a container, or {@code null} if it has none of its own. */
    public Offer of(String resourceRid) {
        return byResource.get(resourceRid);
    }

    public void remove(String resourceRid) {
        byResource.remove(resourceRid);
    }

    public Offer find(String rid) {
        for (Offer offer : byResource.values()) if (offer.rid().equals(rid)) return offer;
        throw ServiceError.notFound();
    }

    public List<Offer> all() {
        List<Offer> all = new ArrayList<>(byResource.values());
        all.sort(Comparator.comparingInt(Offer::number));
        return all;
    }

    /**
     * Changes an offer to what a whole offer in a request's body asks for.
     *
     * @param toAutoscale whether the request asks to change manual throughput to autoscale
     * @param toManual the reverse
     */
    public Offer replace(Offer old, JsonNode body, boolean toAutoscale, boolean toManual) {
        Throughput wanted = wanted(old, body.path("content"), toAutoscale, toManual);
        boolean migrated = wanted.autoscale() != old.autoscale();
        if (!migrated && wanted.requestUnits() < old.minimum())
            throw ServiceError.data(400, 0, "The offer should have valid throughput: at least " + old.minimum() + ".");
        int highest = Math.max(old.highest(), wanted.requestUnits());
        Offer next = offer(old.number(), old.rid(), old.resourceRid(), old.resourceSelf(), wanted, highest);
        if (!byResource.replace(old.resourceRid(), old, next)) throw ServiceError.preconditionFailed();
        return next;
    }

    private static Throughput wanted(Offer old, JsonNode content, boolean toAutoscale, boolean toManual) {
        JsonNode settings = content.get("offerAutopilotSettings");
        if (toAutoscale && !old.autoscale())
            return new Throughput(true, Math.max(1000, old.throughput() / 1000 * 1000), null);
        if (toManual && old.autoscale()) return Throughput.manual(Math.max(400, old.throughput()));
        if (old.autoscale() != (settings != null && !settings.isNull()))
            throw ServiceError.data(
                    400, 0, "Manual and autoscale throughput cannot be switched without a migration header.");
        if (old.autoscale()) return Throughput.autoscale(settings);
        return Throughput.manual(Throughput.number(content.get("offerThroughput"), "offerThroughput"));
    }

    private static ObjectNode autopilot(Throughput wanted) {
        ObjectNode settings = Json.object().put("maxThroughput", wanted.requestUnits());
        if (wanted.autoUpgradePolicy() != null) settings.set("autoUpgradePolicy", wanted.autoUpgradePolicy());
        return settings;
    }

    private Offer offer(int number, String rid, String owner, String ownerSelf, Throughput wanted, int highest) {
        EtagClock.Stamp stamp = etagClock.next();
        ObjectNode content = Json.object();
        content.put("offerThroughput", wanted.autoscale() ? wanted.requestUnits() / 10 : wanted.requestUnits());
        content.put("offerIsRUPerMinuteThroughputEnabled", false);
        content.putObject("offerMinimumThroughputParameters")
                .put("maxThroughputEverProvisioned", highest)
                .put("maxConsumedStorageEverInKB", 0);
        content.put("offerLastReplaceTimestamp", stamp.seconds());
        if (wanted.autoscale()) content.set("offerAutopilotSettings", autopilot(wanted));
        ObjectNode json = Json.object()
                .put("resource", ownerSelf)
                .put("offerType", "Invalid")
                .put("offerResourceId", owner)
                .put("offerVersion", "V2");
        json.set("content", content);
        json.put("id", rid).put("_rid", rid).put("_self", "offers/" + rid + "/");
        json.put("_etag", stamp.etag()).put("_ts", stamp.seconds());
        return new Offer(
                number, rid, owner, ownerSelf, wanted.autoscale(), wanted.requestUnits(), highest, stamp.etag(), json);
    }
}
