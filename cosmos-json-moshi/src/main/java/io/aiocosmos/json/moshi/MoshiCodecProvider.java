package io.aiocosmos.json.moshi;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.JsonCodecProvider;

/** Provides {@link MoshiCodec} to clients that were given no codec. */
public final class MoshiCodecProvider implements JsonCodecProvider {
    /** For {@link java.util.ServiceLoader}. */
    public MoshiCodecProvider() {}

    @Override
    public String name() {
        return MoshiCodec.NAME;
    }

    @Override
    public JsonCodec create() {
        return MoshiCodec.create();
    }
}
