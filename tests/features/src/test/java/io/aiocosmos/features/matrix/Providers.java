package io.aiocosmos.features.matrix;

import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.JsonCodecProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The transports and codecs on the class path, which are all of this build; one of each makes a pair. */
public final class Providers {
    private Providers() {}

    static List<String> transports() {
        return found(HttpTransportProvider.class)
                .map(HttpTransportProvider::name)
                .sorted()
                .toList();
    }

    static List<String> codecs() {
        return found(JsonCodecProvider.class)
                .map(JsonCodecProvider::name)
                .sorted()
                .toList();
    }

    /** One codec of each, with its defaults. */
    public static Stream<JsonCodec> newCodecs() {
        return found(JsonCodecProvider.class).map(JsonCodecProvider::create);
    }

    private static <T> Stream<T> found(Class<T> service) {
        return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get);
    }
}
