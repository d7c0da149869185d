package io.aiocosmos.json.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.JsonCodecProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class JacksonCodecProviderTest {
    @Test
    void is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(JsonCodecProvider.class)).singleElement().satisfies(provider -> {
            assertThat(provider.name()).isEqualTo("jackson");
            assertThat(provider.create()).isInstanceOf(JacksonCodec.class);
            assertThat(provider.create().name()).isEqualTo(provider.name());
        });
    }
}
