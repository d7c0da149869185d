package io.aiocosmos.json.jackson2;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.testkit.JsonCodecContract;

class Jackson2CodecContractTest extends JsonCodecContract {
    @Override
    protected JsonCodec codec() {
        return Jackson2Codec.create();
    }

    /** Needs jackson-datatype-jdk8, which users may add to their own mapper. */
    @Override
    protected boolean supportsOptional() {
        return false;
    }

    @Override
    protected boolean supportsArrays() {
        return true;
    }
}
