package io.aiocosmos.features.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aiocosmos.json.jackson.JacksonCodec;
import io.aiocosmos.json.jackson2.Jackson2Codec;
import io.aiocosmos.spi.CodecFailure;
import io.aiocosmos.spi.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** During a migration between Jackson versions there are trees of both; each is written by its own codec only. */
class OtherJacksonTreesTest {
    private final Object of2 = new ObjectMapper().createObjectNode().put("q", 1);
    private final Object of3 = JsonMapper.shared().createObjectNode().put("q", 1);

    private static String json(JsonCodec codec, Object tree) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.forType(Map.class).encode(Map.of("tree", tree), out);
        return out.toString(UTF_8);
    }

    @Test
    void are_rejected_instead_of_written_by_their_getters() {
        assertThatThrownBy(() -> json(JacksonCodec.create(), of2))
                .isInstanceOf(CodecFailure.class)
                .hasMessage("ObjectNode is of Jackson 2, and this codec is of Jackson 3 at $.tree");
        assertThatThrownBy(() -> json(Jackson2Codec.create(), of3))
                .isInstanceOf(CodecFailure.class)
                .hasMessage("ObjectNode is of Jackson 3, and this codec is of Jackson 2 at $.tree");
    }

    @Test
    void of_the_codecs_own_version_are_written() throws Exception {
        assertThat(json(JacksonCodec.create(), of3)).isEqualTo("{\"tree\":{\"q\":1}}");
        assertThat(json(Jackson2Codec.create(), of2)).isEqualTo("{\"tree\":{\"q\":1}}");
    }
}
