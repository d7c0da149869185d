package io.aiocosmos.core;

import static io.aiocosmos.core.Builders.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosUnauthorizedException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Clients that read the account before anything else. */
class ConnectingTest {
    private final Builders builders = new Builders();

    @Test
    void reads_the_account() {
        try (CosmosClient client = builders.whole().connect()) {
            assertThat(builders.transport.accountReads()).hasSize(1);
            assertThat(client).isNotNull();
        }
    }

    @Test
    void building_sends_nothing() {
        builders.whole().build().close();

        assertThat(builders.transport.accountReads()).isEmpty();
    }

    @Test
    void without_waiting_does_the_same() {
        CompletableFuture<CosmosAsyncClient> connect = builders.whole().connectAsync();

        assertThat(connect).isCompleted();
        assertThat(builders.transport.accountReads()).hasSize(1);
    }

    @Test
    void that_fails_tells_and_leaves_nothing_running() {
        builders.transport.account(Reply.of("401"));

        assertThatThrownBy(() -> builders.whole().connect()).isInstanceOf(CosmosUnauthorizedException.class);
        assertThatThrownBy(() -> builders.whole().connectAsync().get())
                .hasCauseInstanceOf(CosmosUnauthorizedException.class);
        assertThat(builders.timing.isClosed()).isTrue();
    }

    @Test
    void that_is_cancelled_ends_the_client_that_nobody_has() {
        builders.transport.account(Reply.never());

        builders.whole().connectAsync().cancel(true);

        assertThat(builders.timing.isClosed()).isTrue();
        assertThat(builders.transport.inFlight()).isZero();
    }

    @Test
    void that_is_interrupted_ends_the_client_that_nobody_has() {
        builders.transport.account(Reply.never(Thread.currentThread()::interrupt));

        assertThatThrownBy(() -> builders.whole().connect()).isInstanceOf(CosmosCancelledException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(builders.timing.isClosed()).isTrue();
    }

    @Test
    void uses_a_connection_string() {
        builders.bare()
                .connectionString("AccountEndpoint=https://other.test:443/;AccountKey=" + KEY + ";")
                .connect()
                .close();

        assertThat(builders.transport.accountReads().get(0).origin()).hasToString("https://other.test");
    }
}
