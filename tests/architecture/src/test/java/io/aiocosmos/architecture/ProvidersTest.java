package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.JsonCodecProvider;
import io.aiocosmos.spi.TransportSettings;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each provider, the transport or codec that it creates, and their package have one name. */
class ProvidersTest {
    static Stream<Supplier<HttpTransportProvider>> transports() {
        return ServiceLoader.load(HttpTransportProvider.class).stream().map(each -> each);
    }

    static Stream<Supplier<JsonCodecProvider>> codecs() {
        return ServiceLoader.load(JsonCodecProvider.class).stream().map(each -> each);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void a_transport_has_the_name_of_its_provider_and_package(Supplier<HttpTransportProvider> found) {
        HttpTransportProvider provider = found.get();

        try (HttpTransport transport = provider.create(TransportSettings.defaults())) {
            assertThat(transport.name()).isEqualTo(provider.name());
            assertThat(transport.getClass().getPackageName()).isEqualTo("io.aiocosmos.transport." + provider.name());
            assertThat(provider.getClass().getPackage())
                    .isEqualTo(transport.getClass().getPackage());
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void a_codec_has_the_name_of_its_provider_and_package(Supplier<JsonCodecProvider> found) {
        JsonCodecProvider provider = found.get();

        assertThat(provider.create().name()).isEqualTo(provider.name());
        assertThat(provider.create().getClass().getPackageName()).isEqualTo("io.aiocosmos.json." + provider.name());
        assertThat(provider.getClass().getPackage())
                .isEqualTo(provider.create().getClass().getPackage());
    }
}
