package io.aiocosmos.core;

import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.core.testing.VirtualTiming;
import java.util.HashMap;
import java.util.Map;

/** Builders of clients over a scripted transport, in an environment of their own. */
final class Builders {
    static final String KEY = "c2VjcmV0LWtleS1vZi10aGUtYWNjb3VudA==";
    static final String ENDPOINT = "https://account.test:443/";

    final VirtualTiming timing = new VirtualTiming();
    final FakeTransport transport = new FakeTransport(timing).account(FakeAccount.of("west"));
    final Map<String, String> environment = new HashMap<>();

    /** That still lacks endpoint and credential. */
    CosmosClientBuilder bare() {
        return new ClientBuilder(environment::get)
                .timing(timing)
                .transport(transport)
                .codec(new TestCodec());
    }

    CosmosClientBuilder whole() {
        return bare().endpoint(ENDPOINT).key(KEY);
    }
}
