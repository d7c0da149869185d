package io.aiocosmos.core.discovery;

import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.JsonCodecProvider;
import io.aiocosmos.spi.TransportSettings;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** Finds the provider of each kind and lets it create the transport or codec. */
public final class Discovery {
    private Discovery() {}

    /** @param name as set on the builder, or {@code null} */
    public static HttpTransport makeTransport(String name, TransportSettings settings) {
        HttpTransportProvider provider = transport(name);
        return create("transport", provider.name(), () -> provider.create(settings));
    }

    /** @param name as set on the builder, or {@code null} */
    public static JsonCodec makeCodec(String name) {
        JsonCodecProvider provider = codec(name);
        return create("codec", provider.name(), provider::create);
    }

    /** The message why no transport can be selected; empty if one can. */
    public static String transportProblem(String name) {
        try {
            transport(name);
            return "";
        } catch (CosmosSetupException e) {
            return e.getMessage();
        }
    }

    /** Providers mostly fail because their library is missing or too old; some say so themselves. */
    private static <T> T create(String kind, String name, Supplier<T> factory) {
        try {
            return factory.get();
        } catch (CosmosSetupException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new CosmosSetupException(
                    "The " + kind + " " + name + " cannot be created: " + e + ". Check the jars it needs.", e);
        }
    }

    static HttpTransportProvider transport(String name) {
        ProviderSelector<HttpTransportProvider> selector = new ProviderSelector<>(
                "transport",
                "io.aiocosmos.transport",
                "cosmos-transport-jdk, -netty or -okhttp",
                HttpTransportProvider::name);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) selector.add(ServiceLoader.load(HttpTransportProvider.class, context));
        selector.add(ServiceLoader.load(HttpTransportProvider.class, HttpTransportProvider.class.getClassLoader()));
        return selector.select(name);
    }

    static JsonCodecProvider codec(String name) {
        ProviderSelector<JsonCodecProvider> selector = new ProviderSelector<>(
                "codec", "io.aiocosmos.json", "cosmos-json-jackson, -jackson2 or -moshi", JsonCodecProvider::name);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) selector.add(ServiceLoader.load(JsonCodecProvider.class, context));
        selector.add(ServiceLoader.load(JsonCodecProvider.class, JsonCodecProvider.class.getClassLoader()));
        return selector.select(name);
    }
}
