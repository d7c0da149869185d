package io.aiocosmos.json.jackson2;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.JsonCodecProvider;

/** Provides {@link Jackson2Codec} to clients that were given no codec. */
public final class Jackson2CodecProvider implements JsonCodecProvider {
    /** For {@link java.util.ServiceLoader}. */
    public Jackson2CodecProvider() {}

    @Override
    public String name() {
        return Jackson2Codec.NAME;
    }

    @Override
    public JsonCodec create() {
        return Jackson2Codec.create();
    }
}
