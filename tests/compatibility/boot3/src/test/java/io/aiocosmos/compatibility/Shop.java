package io.aiocosmos.compatibility;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.core.CosmosClients;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A web application with a client as a bean. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(OrderController.class)
class Shop {
    @Bean
    CosmosClient cosmos(
            @Value("${shop.endpoint}") String endpoint,
            @Value("${shop.key}") String key,
            @Value("${shop.transport}") String transport,
            @Value("${shop.codec}") String codec) {
        return CosmosClients.builder()
                .endpoint(endpoint)
                .key(key)
                .transport(transport)
                .codec(codec)
                .build();
    }

    @Bean
    CosmosContainer orders(CosmosClient cosmos) {
        cosmos.createDatabaseIfNotExists("shop");
        cosmos.database("shop").createContainerIfNotExists(ContainerProperties.of("orders", "/customer"));
        return cosmos.database("shop").container("orders");
    }
}
