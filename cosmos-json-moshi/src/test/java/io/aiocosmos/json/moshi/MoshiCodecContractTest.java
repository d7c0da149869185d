package io.aiocosmos.json.moshi;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.testkit.JsonCodecContract;

class MoshiCodecContractTest extends JsonCodecContract {
    @Override
    protected JsonCodec codec() {
        return MoshiCodec.create();
    }

    /** Moshi decodes every untyped number as a double. */
    @Override
    protected boolean keepsLongsInUntypedMaps() {
        return false;
    }

    /** Moshi rejects platform types without an adapter. */
    @Override
    protected boolean supportsOptional() {
        return false;
    }

    @Override
    protected boolean supportsArrays() {
        return true;
    }
}
