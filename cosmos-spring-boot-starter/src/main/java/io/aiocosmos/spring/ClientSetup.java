package io.aiocosmos.spring;

import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosCredential;
import io.aiocosmos.error.CosmosSetupException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives the builder what the properties say. Of a value that cannot be right the message names the property. */
final class ClientSetup {
    private final CosmosProperties properties;
    private final CosmosClientBuilder builder;

    ClientSetup(CosmosProperties properties, CosmosClientBuilder builder) {
        this.properties = properties;
        this.builder = builder;
    }

    /** @param credential instead of a key, or {@code null} */
    void apply(@Nullable CosmosCredential credential) {
        require("endpoint", properties.endpoint(), "such as https://account.documents.azure.com:443/");
        set("endpoint", properties.endpoint(), builder::endpoint);
        if (credential == null) require("key", properties.key(), "or declare a bean of type CosmosCredential");
        if (credential != null) builder.credential(credential);
        else set("key", properties.key(), builder::key);
        set("regions", properties.regions(), regions -> builder.preferredRegions(regions.toArray(String[]::new)));
        set("consistency", properties.consistency(), builder::consistencyLevel);
        set("timeout", properties.timeout(), builder::timeout);
        set("connect-timeout", properties.connectTimeout(), builder::connectTimeout);
        set("max-connections", properties.maxConnections(), builder::maxConnections);
        set("transport", properties.transport(), builder::transport);
        set("codec", properties.codec(), builder::codec);
        set("user-agent-suffix", properties.userAgentSuffix(), builder::userAgentSuffix);
    }

    private static void require(String name, @Nullable String value, String hint) {
        if (value == null || value.isBlank())
            throw new CosmosSetupException("The property cosmos." + name + " is not set: set it, " + hint
                    + ". In tests @AutoConfigureCosmosEmulator does.");
    }

    private static <T> void set(String name, @Nullable T value, Consumer<T> setter) {
        if (value == null) return;
        try {
            setter.accept(value);
        } catch (IllegalArgumentException | CosmosSetupException e) {
            throw new CosmosSetupException("The property cosmos." + name + " is wrong: " + e.getMessage(), e);
        }
    }
}
