package io.aiocosmos.json.moshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.spi.JsonCodecProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MoshiCodecProviderTest {
    @Test
    void it_is_the_one_provider_found_and_makes_the_codec_of_its_name() {
        assertThat(ServiceLoader.load(JsonCodecProvider.class)).singleElement().satisfies(provider -> {
            assertThat(provider.name()).isEqualTo("moshi");
            assertThat(provider.create()).isInstanceOf(MoshiCodec.class);
            assertThat(provider.create().name()).isEqualTo(provider.name());
        });
    }
}
