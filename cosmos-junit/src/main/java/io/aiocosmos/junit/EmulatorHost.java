package io.aiocosmos.junit;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorRequest;
import io.aiocosmos.emulator.EmulatorResponse;
import io.aiocosmos.spi.JsonCodec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An emulator and what is known of the databases in it. Thread-safe. */
final class EmulatorHost implements AutoCloseable {
    private static final String ADMIN = "cosmos-junit-setup";

    private final Map<String, RequestLog> logs = new ConcurrentHashMap<>();
    private final CosmosTestSetup setup;
    private final Optional<JsonCodec> codec;
    private final CosmosEmulator emulator;
    private final CosmosClient admin;
    private volatile RequestLog own;
    private CosmosAddress address;

    /** @param codec of all clients, unless the setup chooses another; empty to search for it */
    EmulatorHost(CosmosEmulator.Builder builder, CosmosTestSetup setup, Optional<JsonCodec> codec) {
        this.setup = setup;
        this.codec = codec;
        setup.emulator(builder);
        emulator = builder.start();
        emulator.onResponse(this::log);
        admin = builder().userAgentSuffix(ADMIN).endpointDiscovery(false).build();
    }

    private void log(EmulatorResponse response) {
        String database = response.request().database().orElse("");
        RequestLog log = own == null ? logs.get(database) : own;
        if (log != null && !isOfSetup(response.request())) log.add(response);
    }

    private static boolean isOfSetup(EmulatorRequest request) {
        return request.header("user-agent").orElse("").endsWith(ADMIN);
    }

    CosmosEmulator emulator() {
        return emulator;
    }

    CosmosClient newClient() {
        return builder().build();
    }

    private CosmosClientBuilder builder() {
        CosmosClientBuilder builder = emulator.clientBuilder();
        codec.ifPresent(builder::codec);
        setup.client(builder);
        return builder;
    }

    /** The client of this module itself: what a test does to its own is not felt here. */
    CosmosClient admin() {
        return admin;
    }

    /** Opens a port the first time. */
    synchronized CosmosAddress address() {
        if (address == null) address = new CosmosAddress(port(), emulator.key());
        return address;
    }

    private String port() {
        try {
            return emulator.listen(0);
        } catch (IllegalStateException listening) { // as its settings say, or the test itself
            return emulator.endpoint();
        }
    }

    /** Logs the requests about this database alone, since others are of other tests. */
    RequestLog create(String database) {
        admin.createDatabase(database);
        RequestLog log = new RequestLog();
        logs.put(database, log);
        return log;
    }

    /** Logs all requests: a test that has the emulator for itself may create further databases. */
    RequestLog createForAll(String database) {
        own = create(database);
        return own;
    }

    void drop(String database) {
        logs.remove(database);
        admin.throwOnFailure(false).database(database).delete(); // a test may have deleted it
    }

    @Override
    public void close() {
        admin.close();
        emulator.close();
    }
}
