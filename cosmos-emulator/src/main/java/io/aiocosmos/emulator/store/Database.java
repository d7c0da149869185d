package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.definition.ContainerDefinition;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.store.EtagClock.Stamp;
import io.aiocosmos.emulator.throughput.Budget;
import io.aiocosmos.emulator.wire.Rid;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** A database and its containers. Thread-safe. */
public final class Database implements Resource {
    private static final int RID_STEP = 0x100; // database ids end in a zero byte, as the service's do

    private final Directory<Container> containers = new Directory<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Budget budget = new Budget();
    private final Account account;
    private final int number;
    private final String id;
    private final String rid;
    private final String etag;
    private final ObjectNode json;

    Database(Account account, int number, String id) {
        this.account = account;
        this.number = number;
        this.id = id;
        rid = Rid.database(number * RID_STEP);
        Stamp stamp = account.etagClock().next();
        etag = stamp.etag();
        json = Json.object()
                .put("id", id)
                .put("_rid", rid)
                .put("_self", self())
                .put("_etag", etag)
                .put("_colls", "colls/")
                .put("_users", "users/")
                .put("_ts", stamp.seconds());
    }

    public Directory<Container> containers() {
        return containers;
    }

    /** What is left of the database's own throughput, for the containers that share it. */
    public Budget budget() {
        return budget;
    }

    /**
     * The new container, or {@code null} if the name is taken.
     *
     * @param requestUnits a second that it has of its own, 0 if it shares the database's
     */
    public Container createContainer(ContainerDefinition definition, int requestUnits) {
        Container container = new Container(account, this, numbers.incrementAndGet(), definition, requestUnits);
        return containers.add(container) ? container : null;
    }

    /** The link by resource ids, with a slash at its end. */
    public String self() {
        return "dbs/" + rid + "/";
    }

    /** The link by names, percent-encoded. */
    public String namePath() {
        return "dbs/" + encoded(id);
    }

    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public String etag() {
        return etag;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String rid() {
        return rid;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public ObjectNode json() {
        return json;
    }
}
