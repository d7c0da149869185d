package io.aiocosmos.features.matrix;

import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.core.CosmosClients;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.List;

/** The emulator, reached at its port or by its in-process transport. */
final class EmulatorServer implements Server {
    private static final String IN_PROCESS = "inprocess";

    private final CosmosEmulator emulator;
    private final boolean port;
    private final Requests requests = new Requests();

    private EmulatorServer(CosmosEmulator emulator, boolean port) {
        this.emulator = emulator;
        this.port = port;
        emulator.onRequest(requests::arrived);
    }

    static EmulatorServer atPort() {
        return new EmulatorServer(CosmosEmulator.builder().http(0).start(), true);
    }

    static EmulatorServer inProcess() {
        return new EmulatorServer(CosmosEmulator.start(), false);
    }

    @Override
    public String name() {
        return port ? "port" : IN_PROCESS;
    }

    @Override
    public String endpoint() {
        return emulator.endpoint();
    }

    @Override
    public String key() {
        return emulator.key();
    }

    @Override
    public List<String> transports() {
        return port ? Providers.transports() : List.of(IN_PROCESS);
    }

    @Override
    public CosmosClientBuilder builder(String transport) {
        CosmosClientBuilder builder =
                CosmosClients.builder().endpoint(emulator.endpoint()).key(emulator.key());
        return port ? builder.transport(transport) : builder.transport(emulator.transport());
    }

    @Override
    public boolean isEmulator() {
        return true;
    }

    @Override
    public CosmosEmulator emulator() {
        return emulator;
    }

    @Override
    public Requests requests() {
        return requests;
    }

    /** It has no process of its own to end. */
    @Override
    public void mustRun() {}

    @Override
    public void close() {
        emulator.close();
    }
}
