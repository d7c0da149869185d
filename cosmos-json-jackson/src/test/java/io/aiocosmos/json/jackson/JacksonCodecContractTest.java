package io.aiocosmos.json.jackson;

import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.testkit.JsonCodecContract;

class JacksonCodecContractTest extends JsonCodecContract {
    @Override
    protected JsonCodec codec() {
        return JacksonCodec.create();
    }

    @Override
    protected boolean supportsArrays() {
        return true;
    }

    @Override
    protected boolean locatesProperties() {
        return true;
    }
}
