package org.example.consumer;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.HttpTransportProvider;
import io.aiocosmos.spi.JsonCodec;
import io.aiocosmos.spi.JsonCodecProvider;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import io.aiocosmos.spi.TransportSettings;
import io.aiocosmos.spi.TypedCodec;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

/** Finds what is on the module path, calls the account once and takes an item through the codec. */
final class Main {
    private Main() {}

    /** Takes the account's endpoint; prints one line. */
    public static void main(String[] arguments) throws Exception {
        JsonCodec codec = only(JsonCodecProvider.class).create();
        try (HttpTransport transport = only(HttpTransportProvider.class).create(TransportSettings.defaults())) {
            int status = unsignedCall(transport, URI.create(arguments[0])).status();
            boolean same = Entry.FIRST.equals(thereAndBack(codec.forType(Entry.class), Entry.FIRST));
            System.out.println(transport.name() + " status " + status + ", " + codec.name() + " same item " + same);
        }
    }

    private static <S> S only(Class<S> service) {
        var providers = ServiceLoader.load(service).iterator();
        S provider = providers.next();
        if (providers.hasNext()) throw new IllegalStateException("two providers of " + service.getName());
        return provider;
    }

    private static TransportResponse unsignedCall(HttpTransport transport, URI endpoint) throws Exception {
        return transport.exchange(new TransportRequest(
                "GET", Origin.of(endpoint), "/", new String[0], null, 0, 0, TimeUnit.SECONDS.toNanos(20)));
    }

    private static Entry thereAndBack(TypedCodec<Entry> codec, Entry entry) throws Exception {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        codec.encode(entry, json);
        return codec.decode(json.toByteArray(), 0, json.size());
    }
}
