package io.aiocosmos.core;

import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.Origin;

/** Sends an application to an emulator without touching it: by an environment variable. */
final class EmulatorHost {
    /** {@code host:port} or a whole address. */
    static final String VARIABLE = "COSMOS_EMULATOR_HOST";

    /** The key of every emulator, public and fixed. Source: learn.microsoft.com/azure/cosmos-db/emulator. */
    static final String KEY =
            "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    private EmulatorHost() {}

    static Origin origin(String host) {
        try {
            return Endpoints.parse(host.contains("://") ? host : "http://" + host);
        } catch (IllegalArgumentException e) {
            throw new CosmosSetupException(VARIABLE + " must be host:port or a whole address: " + e.getMessage());
        }
    }
}
