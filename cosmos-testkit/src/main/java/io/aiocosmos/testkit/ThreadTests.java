package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A transport has few threads, names them, and knows which are its own. */
abstract class ThreadTests extends TransportTestBase {
    ThreadTests(HttpTransportContract contract) {
        super(contract);
    }

    @Test
    void a_response_completes_its_future_on_a_thread_of_the_transport() throws Exception {
        RawServer server = holdingServer();
        HttpTransport transport = transport();
        HttpTransport other = transport();

        CompletableFuture<List<Boolean>> owned = owners(transport, other, TestRequests.get(server.origin()));
        server.release();

        assertEquals(List.of(true, false), owned.get(10, TimeUnit.SECONDS));
    }

    @Test
    void a_failure_completes_its_future_on_a_thread_of_the_transport() throws Exception {
        RawServer server = server(connection -> {
            connection.read();
            connection.hold();
        });
        HttpTransport transport = transport();
        HttpTransport other = transport();

        CompletableFuture<List<Boolean>> broken = owners(transport, other, TestRequests.get(server.origin()));
        assertTrue(server.arrivals().awaitAtLeast(1, RawServer.MAX_WAIT));
        CompletableFuture<List<Boolean>> late =
                owners(transport, other, TestRequests.get(server.origin(), Duration.ofMillis(100)));

        assertEquals(List.of(true, false), late.get(10, TimeUnit.SECONDS), "after a timeout");
        server.release();
        assertEquals(List.of(true, false), broken.get(10, TimeUnit.SECONDS), "after a broken connection");
    }

    @Test
    void the_callers_thread_does_not_belong_to_the_transport() throws Exception {
        RawServer server = respondingServer((request, c) -> c.respond(200));
        HttpTransport transport = transport();

        transport.exchange(TestRequests.get(server.origin()));

        assertFalse(transport.ownsThread(Thread.currentThread()));
    }

    @EachSendMode
    void threads_are_few_are_daemons_and_have_the_prefix(SendMode mode) throws Exception {
        RawServer server = holdingServer();
        Set<Thread> before = LiveThreads.alive();
        HttpTransport transport = transport(
                TransportSettings.builder().threadNamePrefix("cosmos-test").build());

        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) calls.add(mode.start(transport, TestRequests.get(server.origin())));
        assertTrue(server.arrivals().awaitAtLeast(50, RawServer.MAX_WAIT));
        Set<Thread> added = LiveThreads.newSince(before, contract);
        server.release();
        for (Call call : calls) call.response();
        added.addAll(LiveThreads.newSince(before, contract));

        for (Thread thread : added) {
            assertTrue(thread.isDaemon(), () -> "not a daemon: " + thread.getName());
            assertTrue(thread.getName().startsWith("cosmos-test-"), () -> "misnamed: " + thread.getName());
        }
        if (contract.sharesThreads()) assertTrue(added.size() <= 20, () -> "too many: " + added);
    }

    /** Which of the transports owns the thread that completes the future, seen by a callback added before. */
    private static CompletableFuture<List<Boolean>> owners(
            HttpTransport transport, HttpTransport other, TransportRequest request) {
        CompletableFuture<List<Boolean>> owned = new CompletableFuture<>();
        transport
                .send(request)
                .whenComplete((response, failure) -> owned.complete(List.of(
                        transport.ownsThread(Thread.currentThread()), other.ownsThread(Thread.currentThread()))));
        return owned;
    }
}
