/**
 * A client as a bean of Spring Boot 3.5 and 4, set up by the properties {@code cosmos.*}; customized by {@link
 * io.aiocosmos.spring.CosmosBuilderCustomizer}. {@code docs/spring-boot.md} lists properties and beans.
 */
@NullMarked
package io.aiocosmos.spring;

import org.jspecify.annotations.NullMarked;
