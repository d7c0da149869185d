package io.aiocosmos.spring;

import io.aiocosmos.CosmosClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Health in Spring Boot 4, which has it in other packages: the account can be read. */
@AutoConfiguration(after = CosmosAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
@ConditionalOnSingleCandidate(CosmosClient.class)
@ConditionalOnProperty(name = "management.health.cosmos.enabled", matchIfMissing = true)
class CosmosHealth4AutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "cosmosHealthIndicator")
    HealthIndicator cosmosHealthIndicator(CosmosClient client) {
        return new AccountHealth4(client);
    }

    private static final class AccountHealth4 extends AbstractHealthIndicator {
        private final CosmosClient client;

        AccountHealth4(CosmosClient client) {
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
