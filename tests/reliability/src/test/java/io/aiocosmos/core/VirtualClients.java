package io.aiocosmos.core;

import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.core.time.Timing;

/** Clients whose time is a test's: in this package because only it may give a client its time. */
public final class VirtualClients {
    private VirtualClients() {}

    /** As {@link CosmosClients#builder}, in an environment without variables. */
    public static CosmosClientBuilder builder(Timing timing) {
        return new ClientBuilder(name -> null).timing(timing);
    }
}
