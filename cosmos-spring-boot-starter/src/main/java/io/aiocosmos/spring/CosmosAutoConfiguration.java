package io.aiocosmos.spring;

import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosAsyncDatabase;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosCredential;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.core.CosmosClients;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The client and, where properties name them, its database and container, each in both views; none of them where the
 * application has a bean of its own, nor what is made of several such. Nothing is sent until one of them is used. The client is closed with the context, when
 * the web server has ended its requests.
 */
@AutoConfiguration
@EnableConfigurationProperties(CosmosProperties.class)
class CosmosAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    CosmosClient cosmosClient(
            CosmosProperties properties,
            ObjectProvider<CosmosCredential> credential,
            ObjectProvider<CosmosListener> listeners,
            ObjectProvider<CosmosBuilderCustomizer> customizers) {
        CosmosClientBuilder builder = CosmosClients.builder();
        new ClientSetup(properties, builder).apply(credential.getIfUnique());
        listeners.orderedStream().reduce(CosmosListener::and).ifPresent(builder::listener);
        customizers.orderedStream().forEach(each -> each.customize(builder));
        return builder.build();
    }

    /** Closed with the client. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(CosmosClient.class)
    CosmosAsyncClient cosmosAsyncClient(CosmosClient client) {
        return client.async();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(CosmosClient.class)
    @ConditionalOnProperty("cosmos.database")
    CosmosDatabase cosmosDatabase(CosmosClient client, CosmosProperties properties) {
        return client.database(properties.database());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(CosmosDatabase.class)
    CosmosAsyncDatabase cosmosAsyncDatabase(CosmosDatabase database) {
        return database.async();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(CosmosClient.class)
    @ConditionalOnProperty({"cosmos.database", "cosmos.container"})
    CosmosContainer cosmosContainer(CosmosClient client, CosmosProperties properties) {
        return client.container(properties.database(), properties.container());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(CosmosContainer.class)
    CosmosAsyncContainer cosmosAsyncContainer(CosmosContainer container) {
        return container.async();
    }
}
