package io.aiocosmos.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.discovery.Providers.FailingConstructor;
import io.aiocosmos.core.discovery.Providers.MissingLibrary;
import io.aiocosmos.core.discovery.Providers.OldLibrary;
import io.aiocosmos.core.discovery.Providers.OtherSteam;
import io.aiocosmos.core.discovery.Providers.Runes;
import io.aiocosmos.core.discovery.Providers.Sail;
import io.aiocosmos.core.discovery.Providers.Steam;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.JsonCodecProvider;
import io.aiocosmos.spi.TransportSettings;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a class path without transports and codecs, such as core's own. */
@Tag("own-class-path")
class DiscoveryTest {
    private static final String PROPERTY = "io.aiocosmos.transport";

    private final ClassLoader contextBefore = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(contextBefore);
        System.clearProperty(PROPERTY);
    }

    private void onTheClassPath(Class<?>... transports) {
        Thread.currentThread()
                .setContextClassLoader(new ServiceFilesLoader(folder).with(HttpTransportProvider.class, transports));
    }

    private static AbstractThrowableAssert<?, ?> failure(String name) {
        return assertThatThrownBy(() -> Discovery.transport(name)).isInstanceOf(CosmosSetupException.class);
    }

    @Nested
    class Without_a_provider {
        @Test
        void the_error_names_the_artifacts_and_the_call() {
            onTheClassPath();

            failure(null)
                    .hasMessage("No transport found. Add cosmos-transport-jdk, -netty or -okhttp to the class path or"
                            + " module path, or call transport(…) on the builder.");
            assertThatThrownBy(() -> Discovery.makeCodec(null))
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessage("No codec found. Add cosmos-json-jackson, -jackson2 or -moshi to the class path or"
                            + " module path, or call codec(…) on the builder.");
        }

        @Test
        void no_context_class_loader_is_needed() {
            Thread.currentThread().setContextClassLoader(null);

            failure(null).hasMessageStartingWith("No transport found.");
        }

        @Test
        void a_name_finds_nothing_either() {
            onTheClassPath();

            failure("steam").hasMessageStartingWith("No transport called steam found, only [].");
        }
    }

    @Nested
    class With_one {
        @Test
        void it_is_taken() {
            onTheClassPath(Steam.class);

            assertThat(Discovery.transport(null)).isInstanceOf(Steam.class);
            assertThat(Discovery.makeTransport(null, TransportSettings.defaults())
                            .name())
                    .isEqualTo("fake");
        }

        @Test
        void another_name_is_an_error_all_the_same() {
            onTheClassPath(Steam.class);

            failure("sail").hasMessageStartingWith("No transport called sail found, only [steam].");
        }

        @Test
        void the_same_holds_for_codecs() {
            Thread.currentThread()
                    .setContextClassLoader(new ServiceFilesLoader(folder).with(JsonCodecProvider.class, Runes.class));

            assertThat(Discovery.makeCodec(null).name()).isEqualTo("test");
            assertThat(Discovery.makeCodec("runes").name()).isEqualTo("test");
        }
    }

    @Nested
    class With_two {
        @Test
        void nobody_guesses() {
            onTheClassPath(Steam.class, Sail.class);

            failure(null)
                    .hasMessage("2 transports found: [steam, sail]. Choose by transport(\"steam\") on the builder or by"
                            + " the system property io.aiocosmos.transport, or keep only one.");
        }

        @Test
        void the_builders_name_decides() {
            onTheClassPath(Steam.class, Sail.class);

            assertThat(Discovery.transport("sail")).isInstanceOf(Sail.class);
        }

        @Test
        void the_system_property_decides_where_the_builder_says_nothing() {
            onTheClassPath(Steam.class, Sail.class);
            System.setProperty(PROPERTY, "sail");

            assertThat(Discovery.transport(null)).isInstanceOf(Sail.class);
            assertThat(Discovery.transport("steam")).isInstanceOf(Steam.class);
        }

        @Test
        void two_of_one_name_are_an_error() {
            onTheClassPath(Steam.class, OtherSteam.class);

            failure("steam")
                    .hasMessageContaining("Two transports are called steam")
                    .hasMessageContaining(Steam.class.getName())
                    .hasMessageContaining(OtherSteam.class.getName());
        }
    }

    @Nested
    class With_a_broken_one {
        @Test
        void whose_constructor_throws_it_is_an_error_with_the_cause() {
            onTheClassPath(Steam.class, FailingConstructor.class);

            failure("steam")
                    .hasMessageStartingWith("A transport is registered but broken:")
                    .hasRootCauseMessage("the native part is missing");
        }

        @Test
        void that_does_not_exist_it_is_an_error() {
            Thread.currentThread()
                    .setContextClassLoader(new ServiceFilesLoader(folder)
                            .withNames(HttpTransportProvider.class, "io.nowhere.Provider"));

            failure(null).hasMessageContaining("io.nowhere.Provider");
        }

        @Test
        void whose_library_is_missing_it_is_an_error() {
            Thread.currentThread()
                    .setContextClassLoader(new ServiceFilesLoader(folder)
                            .withNames(HttpTransportProvider.class, ServiceFilesLoader.WITHOUT_ITS_LIBRARY));

            failure(null)
                    .hasMessageContaining("io/netty/channel/EventLoopGroup")
                    .hasRootCauseInstanceOf(NoClassDefFoundError.class);
        }

        @Test
        void whose_library_proves_missing_in_create_it_is_an_error_too() {
            onTheClassPath(MissingLibrary.class);

            assertThatThrownBy(() -> Discovery.makeTransport(null, TransportSettings.defaults()))
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessageStartingWith("The transport leaking cannot be created:")
                    .hasCauseInstanceOf(NoClassDefFoundError.class);
        }

        @Test
        void that_says_itself_what_it_needs_its_message_is_the_error() {
            onTheClassPath(OldLibrary.class);

            assertThatThrownBy(() -> Discovery.makeTransport(null, TransportSettings.defaults()))
                    .isInstanceOf(CosmosSetupException.class)
                    .hasMessage(OldLibrary.MESSAGE);
        }
    }

    @Test
    void a_provider_that_two_loaders_list_counts_once() {
        ServiceFilesLoader loader =
                new ServiceFilesLoader(folder).with(HttpTransportProvider.class, Steam.class, Sail.class);
        ProviderSelector<HttpTransportProvider> selector =
                new ProviderSelector<>("transport", PROPERTY, "", HttpTransportProvider::name);

        selector.add(ServiceLoader.load(HttpTransportProvider.class, loader));
        selector.add(ServiceLoader.load(HttpTransportProvider.class, new ServiceFilesLoader(folder)));

        assertThat(selector.found).hasExactlyElementsOfTypes(Steam.class, Sail.class);
    }
}
