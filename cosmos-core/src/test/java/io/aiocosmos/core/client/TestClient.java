package io.aiocosmos.core.client;

import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.spi.TransportRequest;
import java.nio.charset.StandardCharsets;

/** A client over a scripted transport. */
final class TestClient {
    final TestEngine engine = new TestEngine().withoutDiscovery();
    final FakeTransport transport = engine.transport;
    private ClientOperations scope;

    private ClientOperations scope() {
        if (scope == null) scope = ClientOperations.of(engine.pipeline(), new Codecs(new TestCodec()), true);
        return scope;
    }

    CosmosClient blocking() {
        return new Client(scope());
    }

    CosmosAsyncClient async() {
        return new AsyncClient(scope());
    }

    CosmosContainer ledger() {
        return blocking().database("books").container("ledger");
    }

    /** Method and target of a request. */
    String line(int request) {
        return transport.request(request).method() + " "
                + transport.request(request).target();
    }

    String header(int request, String name) {
        return FakeTransport.header(transport.request(request), name);
    }

    String body(int request) {
        TransportRequest sent = transport.request(request);
        return new String(sent.body(), sent.bodyOffset(), sent.bodyLength(), StandardCharsets.UTF_8);
    }
}
