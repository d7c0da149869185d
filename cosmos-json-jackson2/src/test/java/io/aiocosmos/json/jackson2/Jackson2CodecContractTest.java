package io.aiocosmos.json.jackson2;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.testkit.JsonCodecContract;

class Jackson2CodecContractTest extends JsonCodecContract {
    @Override
    protected JsonCodec codec() {
        return Jackson2Codec.create();
    }

    /** Needs jackson-datatype-jdk8, which the user may add to a mapper of their own. */
    @Override
    protected boolean mapsOptional() {
        return false;
    }

    @Override
    protected boolean readsArrays() {
        return true;
    }
}
