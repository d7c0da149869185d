package io.aiocosmos.spring;

import io.aiocosmos.micrometer.CosmosMicrometer;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Metrics of the client, where {@code cosmos-micrometer} and a registry are there, which Spring Boot 3 and 4 make by these. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass({CosmosMicrometer.class, MeterRegistry.class})
@ConditionalOnSingleCandidate(MeterRegistry.class)
@ConditionalOnProperty(name = "cosmos.metrics.enabled", matchIfMissing = true)
class CosmosMetricsAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    CosmosMicrometer cosmosMicrometer(MeterRegistry registry) {
        return CosmosMicrometer.of(registry);
    }
}
