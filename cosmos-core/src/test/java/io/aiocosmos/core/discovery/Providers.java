package io.aiocosmos.core.discovery;

import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.core.testing.VirtualTiming;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.JsonCodecProvider;
import io.aiocosmos.spi.TransportSettings;

/** Providers as third parties write them. */
final class Providers {
    private Providers() {}

    public static class Steam implements HttpTransportProvider {
        @Override
        public String name() {
            return "steam";
        }

        @Override
        public HttpTransport create(TransportSettings settings) {
            return new FakeTransport(new VirtualTiming());
        }
    }

    public static final class Sail extends Steam {
        @Override
        public String name() {
            return "sail";
        }
    }

    /** Another provider with the name of {@link Steam}. */
    public static final class OtherSteam extends Steam {}

    public static final class MissingLibrary extends Steam {
        @Override
        public String name() {
            return "leaking";
        }

        @Override
        public HttpTransport create(TransportSettings settings) {
            throw new NoClassDefFoundError("okhttp3/OkHttpClient");
        }
    }

    public static final class OldLibrary extends Steam {
        static final String MESSAGE = "The boiler needs coal 2, found peat. Set coal.version to 2.";

        @Override
        public HttpTransport create(TransportSettings settings) {
            throw new CosmosSetupException(MESSAGE);
        }
    }

    public static final class FailingConstructor extends Steam {
        public FailingConstructor() {
            throw new IllegalStateException("the native part is missing");
        }
    }

    public static final class Runes implements JsonCodecProvider {
        @Override
        public String name() {
            return "runes";
        }

        @Override
        public JsonCodec create() {
            return new TestCodec();
        }
    }
}
