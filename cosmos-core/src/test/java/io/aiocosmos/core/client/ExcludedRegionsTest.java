package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.core.testing.TestEngine;
import org.junit.jupiter.api.Test;

class ExcludedRegionsTest {
    private static final ResourceOptions NOT_WEST =
            ResourceOptions.builder().excludedRegions("west").build();

    private final TestEngine engine = new TestEngine().preferring("west", "east");

    @Test
    void are_not_asked_whether_something_exists() {
        engine.transport
                .account(FakeAccount.of("west", "east"))
                .otherwise(Reply.of(FakeResponse.ok("{\"id\":\"ledger\"}")));
        CosmosClient client = new Client(ClientOperations.of(engine.pipeline(), new Codecs(new TestCodec()), true));

        client.createDatabaseIfNotExists("books", NOT_WEST);
        client.database("books").createContainerIfNotExists(ContainerProperties.of("ledger", "/a"), NOT_WEST);

        assertThat(engine.transport.requests())
                .extracting(request -> request.origin().host())
                .containsExactly("east.test", "east.test");
    }
}
