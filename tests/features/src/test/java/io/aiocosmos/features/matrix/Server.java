package io.aiocosmos.features.matrix;

import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.emulator.CosmosEmulator;
import java.util.List;

/** Something that speaks the service's protocol. Closed when the run is over. */
public interface Server extends AutoCloseable {
    String name();

    String endpoint();

    String key();

    /** The transports that lead there, by the names they give themselves. */
    List<String> transports();

    /** Sets a client up for this server, through the transport of that name. */
    CosmosClientBuilder builder(String transport);

    /** Whether it is ours, to be looked into and steered; cases that do so are tagged {@code emulator}. */
    boolean isEmulator();

    /** @throws UnsupportedOperationException if it {@linkplain #isEmulator() is none} */
    CosmosEmulator emulator();

    /** @throws UnsupportedOperationException as {@link #emulator()} */
    Requests requests();

    /** @throws IllegalStateException if it has ended by itself */
    void mustRun();

    @Override
    void close();
}
