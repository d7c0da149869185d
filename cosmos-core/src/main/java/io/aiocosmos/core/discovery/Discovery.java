package io.aiocosmos.core.discovery;

import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.JsonCodecProvider;
import io.aiocosmos.spi.TransportSettings;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Picks a provider: the one named, else the one the system property names, else the only one there. Never the first of
 * several.
 */
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
        Found<HttpTransportProvider> found = new Found<>();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) found.add(ServiceLoader.load(HttpTransportProvider.class, context), "transport");
        found.add(
                ServiceLoader.load(HttpTransportProvider.class, HttpTransportProvider.class.getClassLoader()),
                "transport");
        return new Choice("transport", "io.aiocosmos.transport", "cosmos-transport-jdk, -netty or -okhttp")
                .of(found.providers(), HttpTransportProvider::name, name);
    }

    static JsonCodecProvider codec(String name) {
        Found<JsonCodecProvider> found = new Found<>();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) found.add(ServiceLoader.load(JsonCodecProvider.class, context), "codec");
        found.add(ServiceLoader.load(JsonCodecProvider.class, JsonCodecProvider.class.getClassLoader()), "codec");
        return new Choice("codec", "io.aiocosmos.json", "cosmos-json-jackson, -jackson2 or -moshi")
                .of(found.providers(), JsonCodecProvider::name, name);
    }

    /** One kind of provider: how it is called in messages, by property and by artifact. */
    record Choice(String kind, String property, String artifacts) {
        <P> P of(List<P> found, Function<P, String> nameOf, String named) {
            String wanted = named != null ? named : System.getProperty(property);
            if (wanted != null) return byName(found, nameOf, wanted);
            if (found.size() == 1) return found.get(0);
            if (found.isEmpty())
                throw new CosmosSetupException("No " + kind + " found. Add " + artifacts
                        + " to the class path or module path, or call " + kind + "(…) on the builder.");
            throw new CosmosSetupException(found.size() + " " + kind + "s found: " + names(found, nameOf) + ". Call "
                    + kind + "(\"" + nameOf.apply(found.get(0))
                    + "\") on the builder to choose one, set the system property "
                    + property + ", or keep only one of them.");
        }

        private <P> P byName(List<P> found, Function<P, String> nameOf, String wanted) {
            P match = null;
            for (P provider : found) {
                if (!nameOf.apply(provider).equals(wanted)) continue;
                if (match != null)
                    throw new CosmosSetupException("Two " + kind + "s are called " + wanted + ": "
                            + match.getClass().getName() + " and "
                            + provider.getClass().getName()
                            + ". Keep only one of them.");
                match = provider;
            }
            if (match != null) return match;
            throw new CosmosSetupException("No " + kind + " called " + wanted + " found, only " + names(found, nameOf)
                    + ". Add its artifact (" + artifacts + "), or name another one.");
        }

        private static <P> String names(List<P> found, Function<P, String> nameOf) {
            StringBuilder names = new StringBuilder("[");
            for (P provider : found)
                names.append(names.length() > 1 ? ", " : "").append(nameOf.apply(provider));
            return names.append(']').toString();
        }
    }
}
