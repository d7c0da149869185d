package io.aiocosmos.json.moshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.JsonCodecProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MoshiCodecProviderTest {
    @Test
    void is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(JsonCodecProvider.class)).singleElement().satisfies(provider -> {
            assertThat(provider.name()).isEqualTo("moshi");
            assertThat(provider.create()).isInstanceOf(MoshiCodec.class);
            assertThat(provider.create().name()).isEqualTo(provider.name());
        });
    }
}
