package io.aiocosmos.core.discovery;

import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.JsonCodecProvider;
import io.aiocosmos.spi.TransportSettings;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Finds a provider of each kind, and makes what it provides. */
public final class Discovery {
    private Discovery() {}

    /** @param name what the user asked for on the builder, or {@code null} */
    public static HttpTransport makeTransport(String name, TransportSettings settings) {
        HttpTransportProvider provider = transport(name);
        return made("transport", provider.name(), () -> provider.create(settings));
    }

    /** @param name what the user asked for on the builder, or {@code null} */
    public static JsonCodec makeCodec(String name) {
        JsonCodecProvider provider = codec(name);
        return made("codec", provider.name(), provider::create);
    }

    /** Why no transport is there or chosen; empty if one is. */
    public static String lackOfTransport(String name) {
        try {
            transport(name);
            return "";
        } catch (CosmosSetupException e) {
            return e.getMessage();
        }
    }

    /** What a provider throws is most often that the library behind it is missing or too old. */
    private static <T> T made(String kind, String name, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (RuntimeException | LinkageError e) {
            throw new CosmosSetupException(
                    "The " + kind + " " + name + " cannot be made: " + e + ". Check the jars it needs.", e);
        }
    }

    static HttpTransportProvider transport(String name) {
        ProviderSelector<HttpTransportProvider> choice = new ProviderSelector<>(
                "transport",
                "io.aiocosmos.transport",
                "cosmos-transport-jdk, -netty or -okhttp",
                HttpTransportProvider::name);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) choice.add(ServiceLoader.load(HttpTransportProvider.class, context));
        choice.add(ServiceLoader.load(HttpTransportProvider.class, HttpTransportProvider.class.getClassLoader()));
        return choice.of(name);
    }

    static JsonCodecProvider codec(String name) {
        ProviderSelector<JsonCodecProvider> choice = new ProviderSelector<>(
                "codec", "io.aiocosmos.json", "cosmos-json-jackson, -jackson2 or -moshi", JsonCodecProvider::name);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) choice.add(ServiceLoader.load(JsonCodecProvider.class, context));
        choice.add(ServiceLoader.load(JsonCodecProvider.class, JsonCodecProvider.class.getClassLoader()));
        return choice.of(name);
    }
}
