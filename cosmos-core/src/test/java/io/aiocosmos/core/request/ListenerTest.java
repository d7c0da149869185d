package io.aiocosmos.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.CosmosEvent;
import io.aiocosmos.CosmosEvent.EndpointUnavailable;
import io.aiocosmos.CosmosEvent.RequestEnded;
import io.aiocosmos.CosmosEvent.RetryScheduled;
import io.aiocosmos.core.testing.Driver;
import io.aiocosmos.core.testing.FakeAccount;
import io.aiocosmos.core.testing.Operations;
import io.aiocosmos.core.testing.Reply;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.core.testing.Unchecked;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListenerTest {
    private final TestEngine engine = new TestEngine().withoutDiscovery();

    @ParameterizedTest
    @EnumSource(Driver.class)
    void hears_of_every_try_and_every_wait(Driver driver) {
        engine.transport.replies(Reply.of("429/3200+250").after(Duration.ofMillis(30)), Reply.of("200"));

        driver.run(engine, Operations.named("read"));

        String link = "dbs/books/colls/ledger/docs/1";
        String endpoint = "https://account.test";
        assertThat(engine.events)
                .containsExactly(
                        new RequestEnded("readItem", link, endpoint, 429, 3200, 1, Duration.ofMillis(30)),
                        new RetryScheduled("readItem", link, 429, 3200, 1, Duration.ofMillis(250)),
                        new RequestEnded("readItem", link, endpoint, 200, 0, 1, Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void hears_of_endpoints_that_are_avoided(Driver driver) {
        TestEngine regional = new TestEngine().preferring("west", "east");
        regional.transport.account(FakeAccount.of("west", "east")).replies("403/1008 CONNECT 200");

        driver.run(regional, Operations.named("read"));

        assertThat(regional.events(EndpointUnavailable.class))
                .contains(
                        new EndpointUnavailable("https://west.test", "403/1008"),
                        new EndpointUnavailable("https://east.test", "no connection"));
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void that_throws_disturbs_nothing(Driver driver) {
        for (Throwable any : List.of(new IllegalStateException(), new AssertionError(), new IOException())) {
            TestEngine disturbed = new TestEngine().listener((CosmosEvent event) -> {
                throw Unchecked.of(any);
            });
            disturbed.transport.replies("503 429 CONNECT 200");

            assertThat(driver.run(disturbed, Operations.named("read")).isOk()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void may_be_missing(Driver driver) {
        TestEngine silent = new TestEngine().listener(null);
        silent.transport.replies("503 200");

        assertThat(driver.run(silent, Operations.named("read")).isOk()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Driver.class)
    void who_sends_many_hears_of_throttling(Driver driver) {
        int[] throttled = {0};
        engine.transport.replies("429 429 503 201");

        driver.run(engine, Operations.write().onThrottled(() -> throttled[0]++).build());

        assertThat(throttled[0]).isEqualTo(2);
    }
}
