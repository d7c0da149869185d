package io.aiocosmos.spring;

import io.aiocosmos.opentelemetry.CosmosOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Spans of the client, where {@code cosmos-opentelemetry} and its API are there, which Spring Boot 3 and 4 make by these. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration",
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration"
        })
@ConditionalOnClass({CosmosOpenTelemetry.class, OpenTelemetry.class})
@ConditionalOnSingleCandidate(OpenTelemetry.class)
@ConditionalOnProperty(name = "cosmos.opentelemetry.enabled", matchIfMissing = true)
class CosmosOpenTelemetryAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    CosmosOpenTelemetry cosmosOpenTelemetry(OpenTelemetry openTelemetry) {
        return CosmosOpenTelemetry.of(openTelemetry);
    }
}
