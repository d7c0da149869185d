package io.aiocosmos.features.matrix;

import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import java.util.Locale;

/** One cell of the matrix: a server, a transport, a codec and a view, with a client that all cases share. */
public final class Setup {
    private final Server server;
    private final String transport;
    private final String codec;
    private final View view;
    private final CosmosClient client;

    Setup(Server server, String transport, String codec, View view, CosmosClient shared) {
        this.server = server;
        this.transport = transport;
        this.codec = codec;
        this.view = view;
        this.client = view.of(shared);
    }

    public Server server() {
        return server;
    }

    public String transport() {
        return transport;
    }

    public String codec() {
        return codec;
    }

    public View view() {
        return view;
    }

    /** A connected client; not to be closed. */
    public CosmosClient client() {
        return client;
    }

    /** A builder with server, transport and codec set, for a client of the case's own. */
    public CosmosClientBuilder builder() {
        return server.builder(transport).codec(codec);
    }

    public CosmosClient connect(CosmosClientBuilder builder) {
        return view.connect(builder);
    }

    public CosmosClient build(CosmosClientBuilder builder) {
        return view.of(builder.build());
    }

    /** What requests of this cell say of themselves. */
    public String userAgent() {
        return "aio-cosmos-java/0.1.0 (" + transport + "; " + codec + ")";
    }

    @Override
    public String toString() {
        return server.name() + ", " + transport + ", " + codec + ", "
                + view.name().toLowerCase(Locale.ROOT);
    }
}
