package io.aiocosmos.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.ContainerProperties;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosContainer;
import io.aiocosmos.ItemReadOptions;
import io.aiocosmos.PartitionKey;
import io.aiocosmos.RawJson;
import io.aiocosmos.ResourceOptions;
import io.aiocosmos.core.codec.Codecs;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestCodec;
import io.aiocosmos.core.testing.TestEngine;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExcludedRegionsTest {
    private static final ResourceOptions NOT_WEST =
            ResourceOptions.builder().excludedRegions("west").build();

    private TestEngine engine = new TestEngine().preferring("west", "east");

    private String readFrom(CosmosContainer ledger, ItemReadOptions options) {
        ledger.readItem("1", PartitionKey.of("a"), RawJson.class, options);
        return engine.transport
                .request(engine.transport.requests().size() - 1)
                .origin()
                .host();
    }

    @Test
    void may_change_from_request_to_request() {
        AtomicReference<List<String>> now = new AtomicReference<>(List.of());
        engine.excluding(now::get)
                .transport
                .account(FakeAccount.of("west", "east"))
                .otherwise(Reply.of(FakeResponse.ok("{\"id\":\"1\"}")));
        CosmosContainer ledger = new Client(ClientOperations.of(engine.pipeline(), new Codecs(new TestCodec()), true))
                .database("books")
                .container("ledger");
        ItemReadOptions none = ItemReadOptions.defaults();
        assertThat(readFrom(ledger, none)).isEqualTo("west.test");

        now.set(List.of("West"));
        assertThat(readFrom(ledger, none)).isEqualTo("east.test");
        ItemReadOptions own = ItemReadOptions.builder().excludedRegions("east").build();
        assertThat(readFrom(ledger, own)).isEqualTo("west.test");
        now.set(null); // what it gave last holds
        assertThat(readFrom(ledger, none)).isEqualTo("east.test");
        now.set(List.of());
        assertThat(readFrom(ledger, none)).isEqualTo("west.test");
    }

    @Test
    void are_asked_for_before_a_retry_too() {
        AtomicReference<List<String>> now = new AtomicReference<>(List.of());
        engine = new TestEngine().preferring("west", "east", "north");
        engine.excluding(now::get)
                .transport
                .account(FakeAccount.of("west", "east", "north"))
                .replies((pending, timing) -> {
                    now.set(List.of("east"));
                    Reply.of("503").to(pending, timing);
                })
                .replies("200");

        engine.pipeline().run(Operations.named("read"));

        assertThat(engine.transport.request(1).origin().host()).isEqualTo("north.test");
    }

    @Test
    void are_asked_for_once_an_attempt() {
        AtomicInteger asked = new AtomicInteger();
        engine.excluding(() -> {
                    asked.incrementAndGet();
                    return List.of();
                })
                .transport
                .account(FakeAccount.of("west", "east"))
                .replies("503 503 200");
        engine.pipeline().connect().join();

        engine.pipeline().run(Operations.named("read"));

        assertThat(engine.transport.requests()).hasSize(3);
        assertThat(asked).hasValue(3);
    }

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
