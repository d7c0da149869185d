package io.aiocosmos.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.TransportSettings;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class NettyTransportTest {
    @Test
    void is_found_by_the_service_loader() {
        HttpTransportProvider provider = ServiceLoader.load(HttpTransportProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals("netty"))
                .findFirst()
                .orElseThrow();

        try (HttpTransport transport = provider.create(TransportSettings.defaults())) {
            assertThat(transport).isInstanceOf(NettyTransport.class);
            assertThat(transport.name()).isEqualTo("netty");
        }
    }

    @Test
    void needs_an_event_loop() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyTransport.create(TransportSettings.defaults(), 0))
                .withMessageContaining("eventLoops");
    }
}
