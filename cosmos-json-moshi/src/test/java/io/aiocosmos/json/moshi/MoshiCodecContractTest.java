package io.aiocosmos.json.moshi;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.testkit.JsonCodecContract;

class MoshiCodecContractTest extends JsonCodecContract {
    @Override
    protected JsonCodec codec() {
        return MoshiCodec.create();
    }

    /** Moshi reads every untyped number as a double. */
    @Override
    protected boolean keepsLongsInUntypedMaps() {
        return false;
    }

    /** Moshi refuses platform types that it has no adapter for. */
    @Override
    protected boolean mapsOptional() {
        return false;
    }

    @Override
    protected boolean readsArrays() {
        return true;
    }
}
