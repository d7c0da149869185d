package io.aiocosmos.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosAsyncContainer;
import io.aiocosmos.CosmosAsyncDatabase;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.CosmosCredential;
import io.aiocosmos.CosmosDatabase;
import io.aiocosmos.CosmosListener;
import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spring.CosmosBuilderCustomizer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Which beans there are, and of what properties they are made. */
class ClientBeanTest {
    private final CosmosEmulator emulator = CosmosEmulator.start();
    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(configuration("CosmosAutoConfiguration")))
            .withPropertyValues("cosmos.transport=jdk", "cosmos.codec=jackson2");
    private final ApplicationContextRunner complete = bare.withPropertyValues(
                    "cosmos.endpoint=" + emulator.endpoint(), "cosmos.key=" + emulator.key())
            .withBean(CosmosBuilderCustomizer.class, () -> builder -> builder.transport(emulator.transport()));

    @AfterEach
    void close() {
        emulator.close();
    }

    private static Class<?> configuration(String name) {
        try {
            return Class.forName("io.aiocosmos.spring." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_client_is_there_in_both_views_and_nothing_was_sent() {
        complete.run(context -> {
            assertThat(context).hasSingleBean(CosmosClient.class).hasSingleBean(CosmosAsyncClient.class);
            assertThat(context).doesNotHaveBean(CosmosDatabase.class).doesNotHaveBean(CosmosContainer.class);
            assertThat(emulator.stats().requests()).isZero();
        });
    }

    @Test
    void database_and_container_are_there_where_properties_name_them() {
        complete.withPropertyValues("cosmos.database=shop", "cosmos.container=orders")
                .run(context -> assertThat(context)
                        .hasSingleBean(CosmosDatabase.class)
                        .hasSingleBean(CosmosAsyncDatabase.class)
                        .hasSingleBean(CosmosContainer.class)
                        .hasSingleBean(CosmosAsyncContainer.class));
    }

    @Test
    void a_client_of_the_applications_own_is_the_only_one() {
        CosmosClient own = ownClient();

        bare.withBean(CosmosClient.class, () -> own)
                .run(context -> assertThat(context.getBean(CosmosClient.class)).isSameAs(own));
    }

    private CosmosClient ownClient() {
        return emulator.clientBuilder().codec("jackson2").build();
    }

    @Test
    void of_several_clients_databases_or_containers_none_is_chosen() {
        bare.withPropertyValues("cosmos.database=shop", "cosmos.container=orders")
                .withBean("one", CosmosClient.class, this::ownClient)
                .withBean("other", CosmosClient.class, this::ownClient)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(CosmosAsyncClient.class)
                        .doesNotHaveBean(CosmosDatabase.class)
                        .doesNotHaveBean(CosmosContainer.class));
        CosmosClient own = ownClient();
        CosmosDatabase shop = own.database("shop");
        complete.withPropertyValues("cosmos.database=shop", "cosmos.container=orders")
                .withBean("sold", CosmosContainer.class, () -> shop.container("sold"))
                .withBean("bought", CosmosContainer.class, () -> shop.container("bought"))
                .withBean("shop", CosmosDatabase.class, () -> shop)
                .withBean("stock", CosmosDatabase.class, () -> own.database("stock"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(CosmosAsyncDatabase.class)
                        .doesNotHaveBean(CosmosAsyncContainer.class));
    }

    @Test
    void a_credential_is_used_instead_of_a_key() {
        bare.withPropertyValues("cosmos.endpoint=" + emulator.endpoint())
                .withBean(CosmosBuilderCustomizer.class, () -> builder -> builder.transport(emulator.transport()))
                .withBean(CosmosCredential.class, () -> CosmosCredential.key(emulator.key()))
                .run(context -> context.getBean(CosmosClient.class).readAccount());
    }

    @Test
    void every_listener_hears_of_events_even_if_another_throws() {
        List<String> heard = new CopyOnWriteArrayList<>();
        CosmosListener broken = event -> {
            throw new IllegalStateException();
        };
        complete.withBean("broken", CosmosListener.class, () -> broken)
                .withBean("other", CosmosListener.class, () -> event -> heard.add(event.toString()))
                .run(context -> context.getBean(CosmosClient.class).readAccount());

        assertThat(heard).isNotEmpty();
    }

    @Test
    void the_client_is_closed_with_the_context() {
        CosmosClient[] client = new CosmosClient[1];
        complete.run(context -> client[0] = context.getBean(CosmosClient.class));

        assertThatThrownBy(() -> client[0].readAccount()).isInstanceOf(CosmosSetupException.class);
    }

    @Test
    void without_endpoint_or_key_the_message_names_the_property() {
        bare.run(context -> assertThat(root(context))
                .hasMessage("The property cosmos.endpoint is not set: set it, such as"
                        + " https://account.documents.azure.com:443/. In tests @AutoConfigureCosmosEmulator does."));
        bare.withPropertyValues("cosmos.endpoint=https://localhost")
                .run(context -> assertThat(root(context))
                        .hasMessageStartingWith(
                                "The property cosmos.key is not set: set it, or declare a bean of type"));
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, ftp://account",
        "key, not base64",
        "timeout, -1s",
        "connect-timeout, 0s",
        "max-connections, 0",
        "user-agent-suffix, ünder"
    })
    void of_a_value_that_is_wrong_the_message_names_the_property_and_says_no_key(String name, String value) {
        complete.withPropertyValues("cosmos." + name + "=" + value)
                .run(context -> assertThat(root(context))
                        .isInstanceOf(CosmosSetupException.class)
                        .hasMessageStartingWith("The property cosmos." + name + " is wrong: ")
                        .hasMessageNotContaining(emulator.key())
                        .hasMessageNotContaining("not base64"));
    }

    @ParameterizedTest
    @CsvSource({"timeout, soon", "max-connections, many", "consistency, perfect"})
    void of_a_value_that_is_none_spring_names_the_property(String name, String value) {
        complete.withPropertyValues("cosmos." + name + "=" + value)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("Failed to bind properties under 'cosmos." + name + "'"));
    }

    /** The failure of ours, whatever caused it. */
    private static Throwable root(AssertableApplicationContext context) {
        Throwable failure = context.getStartupFailure();
        while (failure != null && !(failure instanceof CosmosSetupException)) failure = failure.getCause();
        return failure;
    }
}
