package io.aiocosmos.spring;

import io.aiocosmos.CosmosListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Metrics, where Micrometer is there. */
@AutoConfiguration(before = CosmosAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnProperty(name = "cosmos.metrics.enabled", matchIfMissing = true)
class CosmosMetricsAutoConfiguration {
    @Bean
    CosmosListener cosmosMetrics(ObjectProvider<MeterRegistry> registries) {
        MeterRegistry registry = registries.getIfUnique();
        return registry == null ? event -> {} : new CosmosMetrics(registry);
    }
}
