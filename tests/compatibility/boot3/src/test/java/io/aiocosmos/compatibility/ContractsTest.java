package io.aiocosmos.compatibility;

import io.aiocosmos.json.jackson.JacksonCodec;
import io.aiocosmos.json.jackson2.Jackson2Codec;
import io.aiocosmos.json.moshi.MoshiCodec;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.testkit.JsonCodecContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The codecs keep their contract with the versions that Spring Boot manages. */
class ContractsTest {
    @Nested
    @Tag("jackson3")
    class Of_jackson extends JsonCodecContract {
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

    @Nested
    class Of_jackson_2 extends JsonCodecContract {
        @Override
        protected JsonCodec codec() {
            return Jackson2Codec.create();
        }

        @Override
        protected boolean supportsOptional() {
            return false;
        }

        @Override
        protected boolean supportsArrays() {
            return true;
        }
    }

    @Nested
    class Of_moshi extends JsonCodecContract {
        @Override
        protected JsonCodec codec() {
            return MoshiCodec.create();
        }

        @Override
        protected boolean keepsLongsInUntypedMaps() {
            return false;
        }

        @Override
        protected boolean supportsOptional() {
            return false;
        }

        @Override
        protected boolean supportsArrays() {
            return true;
        }
    }
}
