package io.aiocosmos.json.moshi;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.testkit.JsonCodecContract;

class MoshiCodecContractTest extends JsonCodecContract {
    @Override
    protected JsonCodec codec() {
        return MoshiCodec.create();
    }

    /** Moshi decodes untyped numbers as doubles, wherever they hold all digits. */
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
