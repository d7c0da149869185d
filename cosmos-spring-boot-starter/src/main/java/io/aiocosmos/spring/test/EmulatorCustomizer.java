package io.aiocosmos.spring.test;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.spring.CosmosBuilderCustomizer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Starts an emulator for a context. Equal if the containers are: then the context of another class of tests serves. */
record EmulatorCustomizer(List<EmulatorContainer> containers) implements ContextCustomizer {
    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String database = environment.getProperty("cosmos.database");
        if (database == null && !containers.isEmpty())
            throw new IllegalStateException("@AutoConfigureCosmosEmulator names containers: set cosmos.database too");

        CosmosEmulator emulator = CosmosEmulator.start();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "cosmos-emulator",
                        Map.of("cosmos.endpoint", emulator.endpoint(), "cosmos.key", emulator.key())));
        EmulatorData data = new EmulatorData(emulator, environment.getProperty("cosmos.codec"));
        if (database != null) data.create(database, containers);

        register(context, "cosmosEmulator", CosmosEmulator.class, () -> emulator);
        register(context, "cosmosEmulatorData", EmulatorData.class, () -> data);
        register(
                context,
                "cosmosEmulatorCustomizer",
                CosmosBuilderCustomizer.class,
                () -> builder -> builder.transport(emulator.transport()));
    }

    private static <T> void register(
            ConfigurableApplicationContext context, String name, Class<T> type, Supplier<T> bean) {
        ((BeanDefinitionRegistry) context.getBeanFactory())
                .registerBeanDefinition(
                        name,
                        BeanDefinitionBuilder.genericBeanDefinition(type, bean).getBeanDefinition());
    }
}
