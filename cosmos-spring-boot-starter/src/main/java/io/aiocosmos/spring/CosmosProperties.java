package io.aiocosmos.spring;

import io.aiocosmos.ConsistencyLevel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The properties {@code cosmos.*}; what is not set is {@code null}. */
@ConfigurationProperties("cosmos")
record CosmosProperties(
        @Nullable String endpoint,
        @Nullable String key,
        @Nullable List<String> regions,
        @Nullable String database,
        @Nullable String container,
        @Nullable ConsistencyLevel consistency,
        @Nullable Duration timeout,
        @Nullable Duration connectTimeout,
        @Nullable Integer maxConnections,
        @Nullable String transport,
        @Nullable String codec,
        @Nullable String userAgentSuffix) {
    /** The endpoint, never the key. */
    @Override
    public String toString() {
        return "cosmos.endpoint=" + endpoint;
    }
}
