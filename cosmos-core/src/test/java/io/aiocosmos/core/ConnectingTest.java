package io.aiocosmos.core;

import static io.aiocosmos.core.Builders.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.CosmosAsyncClient;
import io.aiocosmos.CosmosClient;
import io.aiocosmos.CosmosClientBuilder;
import io.aiocosmos.CosmosEvent;
import io.aiocosmos.core.event.Events;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.error.CosmosCancelledException;
import io.aiocosmos.error.CosmosSetupException;
import io.aiocosmos.error.CosmosUnauthorizedException;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void tells_of_preferred_regions_if_the_account_has_none_of_them() {
        builders.transport.account(FakeAccount.of("west", "east"));

        assertThatThrownBy(
                        () -> builders.whole().preferredRegions("wset", "eats").connect())
                .isInstanceOf(CosmosSetupException.class)
                .hasMessage("the account has none of the preferred regions [wset, eats]; it has \"west\" \"east\"");
        assertThat(builders.timing.isClosed()).isTrue();
        assertThatThrownBy(() ->
                        builders.whole().preferredRegions("wset").connectAsync().get())
                .hasCauseInstanceOf(CosmosSetupException.class);
    }

    @Test
    void tells_the_listener_of_one_that_the_account_has_not() {
        List<CosmosEvent> events = new ArrayList<>();
        builders.transport.account(FakeAccount.of("west", "east"));

        builders.whole()
                .preferredRegions("EAST", "wset")
                .listener(events::add)
                .connect()
                .close();

        assertThat(events).contains(new Events.UnknownRegion("wset")).doesNotContain(new Events.UnknownRegion("EAST"));
    }

    @Test
    void does_not_mind_names_where_the_accounts_regions_are_not_used() {
        builders.whole()
                .preferredRegions("wset")
                .endpointDiscovery(false)
                .connect()
                .close();
    }

    @Test
    void goes_where_the_user_said_that_regions_may_be() {
        builders.transport.account(FakeAccount.of("west"));
        CosmosClientBuilder builder =
                builders.bare().endpoint("https://acct.example.com").key(KEY);

        assertThatThrownBy(builder::connect)
                .isInstanceOf(CosmosSetupException.class)
                .hasMessageContaining("west.test");
        builder.trustedDomains(".West.TEST").connect().close();
    }
}
