package io.aiocosmos.spring;

import io.aiocosmos.CosmosClient;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Health in Spring Boot 3: the account can be read. */
@AutoConfiguration(after = CosmosAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
@ConditionalOnSingleCandidate(CosmosClient.class)
@ConditionalOnProperty(name = "management.health.cosmos.enabled", matchIfMissing = true)
class CosmosHealthAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "cosmosHealthIndicator")
    HealthIndicator cosmosHealthIndicator(CosmosClient client) {
        return new AccountHealth(client);
    }

    private static final class AccountHealth extends AbstractHealthIndicator {
        private final CosmosClient client;

        AccountHealth(CosmosClient client) {
            super("The Cosmos DB account cannot be read");
            this.client = client.throwOnFailure(true);
        }

        @Override
        protected void doHealthCheck(Health.Builder builder) {
            client.readAccount();
            builder.up();
        }
    }
}
