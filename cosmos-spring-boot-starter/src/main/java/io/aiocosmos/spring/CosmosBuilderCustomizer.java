package io.aiocosmos.spring;

import io.aiocosmos.CosmosClientBuilder;

/**
 * Sets up what no property does. All beans of this type are called when the client is made, in the order of {@code @Order},
 * after the properties were applied.
 *
 * <pre>{@code
 * @Bean
 * CosmosBuilderCustomizer certificates(SSLContext context) {
 *     return builder -> builder.sslContext(context);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface CosmosBuilderCustomizer {
    /** Changes settings of the builder; it must not build. */
    void customize(CosmosClientBuilder builder);
}
