package io.aiocosmos.json.jackson2;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.JsonCodecProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class Jackson2CodecProviderTest {
    @Test
    void is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(JsonCodecProvider.class)).singleElement().satisfies(provider -> {
            assertThat(provider.name()).isEqualTo("jackson2");
            assertThat(provider.create()).isInstanceOf(Jackson2Codec.class);
            assertThat(provider.create().name()).isEqualTo(provider.name());
        });
    }
}
