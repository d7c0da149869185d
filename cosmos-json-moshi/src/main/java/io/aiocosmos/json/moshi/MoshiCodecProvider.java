package io.aiocosmos.json.moshi;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.JsonCodecProvider;

/** Finds {@link MoshiCodec} for clients that were given no codec. */
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
