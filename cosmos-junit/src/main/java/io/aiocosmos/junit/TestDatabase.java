package io.aiocosmos.junit;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A database with its containers and a client, for one test or for the tests of a class that share it. Thread-safe. */
final class TestDatabase implements AutoCloseable {
    private final EmulatorHost host;
    private final boolean ownHost;
    private final String id;
    private final Class<?> owner;
    private final Map<String, ContainerSpec> containers = new LinkedHashMap<>();
    private final RequestLog log;
    private final CosmosClient client;
    private boolean closed;

    /** @param owner the test class, beside which data is looked for */
    TestDatabase(EmulatorHost host, boolean ownHost, String id, Class<?> owner) {
        this.host = host;
        this.ownHost = ownHost;
        this.id = id;
        this.owner = owner;
        log = ownHost ? host.createForAll(id) : host.create(id);
        client = host.newClient();
    }

    EmulatorHost host() {
        return host;
    }

    /** Of no other test. */
    CosmosEmulator ownEmulator() {
        if (!ownHost)
            throw new ExtensionConfigurationException(
                    "Only tests, constructors, and methods that run before or after tests can have the emulator");
        return host.emulator();
    }

    /** The test begins: what was before it is not counted. */
    void begin() {
        log.start();
        if (ownHost) host.emulator().stats().reset();
    }

    RequestLog log() {
        return log;
    }

    CosmosClient client() {
        return client;
    }

    CosmosDatabase database() {
        return client.database(id);
    }

    /** Creates it, unless it is there. */
    synchronized CosmosContainer container(ContainerSpec spec) {
        ContainerSpec known = containers.putIfAbsent(spec.id(), spec);
        if (known == null) create(spec);
        else if (!known.agrees(spec))
            throw new ExtensionConfigurationException(
                    "Two @Container annotations of one test say different things of \"" + spec.id() + "\"");
        return database().container(spec.id());
    }

    /** The only one there is. */
    synchronized CosmosContainer onlyContainer() {
        if (containers.size() == 1)
            return database().container(containers.keySet().iterator().next());
        throw new ExtensionConfigurationException(
                "Which container? " + (containers.isEmpty() ? "None is" : "Several are")
                        + " declared: give the parameter @Container(id = …, partitionKey = …)");
    }

    private void create(ContainerSpec spec) {
        CosmosDatabase database = host.admin().database(id);
        database.createContainer(spec.properties());
        for (String name : spec.data()) DataFile.find(name, owner).writeTo(host.emulator(), id, spec.id());
        if (ownHost) host.emulator().stats().reset(); // the test is to see its own requests only
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        client.close();
        if (ownHost) host.close();
        else host.drop(id);
    }
}
