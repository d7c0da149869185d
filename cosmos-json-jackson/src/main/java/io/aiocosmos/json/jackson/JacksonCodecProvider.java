package io.aiocosmos.json.jackson;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.JsonCodecProvider;

/** Provides {@link JacksonCodec} to clients that were given no codec. */
public final class JacksonCodecProvider implements JsonCodecProvider {
    /** For {@link java.util.ServiceLoader}. */
    public JacksonCodecProvider() {}

    @Override
    public String name() {
        return JacksonCodec.NAME;
    }

    @Override
    public JsonCodec create() {
        return JacksonCodec.create();
    }
}
