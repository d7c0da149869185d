package io.aiocosmos.opentelemetry;

import io.aiocosmos.CosmosEvent.ClientOpened;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.net.URI;
import java.util.UUID;

/**
 * What is the same for all operations of a client.
 *
 * @param server its address, of spans and metrics
 * @param all of spans
 */
record ClientAttributes(Attributes server, Attributes all) {
    private static final int USUAL_PORT = 443;

    static final ClientAttributes NONE = of(Attributes.empty(), Attributes.empty());

    static ClientAttributes of(ClientOpened opened) {
        Attributes own = Attributes.builder()
                .put(Names.CLIENT_ID, UUID.randomUUID().toString())
                .put(Names.USER_AGENT, opened.userAgent())
                .build();
        return of(server(URI.create(opened.endpoint())), own);
    }

    private static ClientAttributes of(Attributes server, Attributes own) {
        Attributes all = Attributes.builder()
                .putAll(server)
                .putAll(own)
                .put(Names.SYSTEM, Names.COSMOS)
                .put(Names.RESOURCE_PROVIDER, "Microsoft.DocumentDB")
                .build();
        return new ClientAttributes(server, all);
    }

    /** The connection mode is left out: it is the gateway's, which is what its absence means. */
    private static Attributes server(URI endpoint) {
        AttributesBuilder server = Attributes.builder().put(Names.SERVER_ADDRESS, endpoint.getHost());
        int port = endpoint.getPort() >= 0
                ? endpoint.getPort()
                : endpoint.getScheme().equals("http") ? 80 : USUAL_PORT;
        if (port != USUAL_PORT) server.put(Names.SERVER_PORT, (long) port);
        return server.build();
    }
}
