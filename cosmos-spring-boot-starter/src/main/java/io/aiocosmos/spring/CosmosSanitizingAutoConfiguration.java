package io.aiocosmos.spring;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The actuator hides the key, also where it is to show values. */
@AutoConfiguration
@ConditionalOnClass(name = "org.springframework.boot.actuate.endpoint.SanitizingFunction")
class CosmosSanitizingAutoConfiguration {
    @Bean
    SanitizingFunction cosmosKeySanitizingFunction() {
        return data -> isKey(data.getLowerCaseKey()) ? data.withSanitizedValue() : data;
    }

    /** As a property, and as a variable of the environment. */
    private static boolean isKey(String name) {
        return name.equals("cosmos.key") || name.equals("cosmos_key");
    }
}
