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

/** A transport has few threads, names them, and knows its own. */
abstract class ThreadsPart extends TransportPart {
    ThreadsPart(HttpTransportContract contract) {
        super(contract);
    }

    @Test
    void an_answer_completes_its_future_on_a_thread_that_the_transport_owns() throws Exception {
        RawServer server = holding();
        HttpTransport transport = transport();
        HttpTransport other = transport();

        CompletableFuture<List<Boolean>> owned = owners(transport, other, Requests.get(server.origin()));
        server.release();

        assertEquals(List.of(true, false), owned.get(10, TimeUnit.SECONDS));
    }

    @Test
    void a_failure_completes_its_future_on_a_thread_that_the_transport_owns() throws Exception {
        RawServer server = server(connection -> {
            connection.read();
            connection.hold();
        });
        HttpTransport transport = transport();
        HttpTransport other = transport();

        CompletableFuture<List<Boolean>> broken = owners(transport, other, Requests.get(server.origin()));
        assertTrue(server.arrivals().reaches(1, RawServer.PATIENCE));
        CompletableFuture<List<Boolean>> late =
                owners(transport, other, Requests.get(server.origin(), Duration.ofMillis(100)));

        assertEquals(List.of(true, false), late.get(10, TimeUnit.SECONDS), "after a timeout");
        server.release();
        assertEquals(List.of(true, false), broken.get(10, TimeUnit.SECONDS), "after a broken connection");
    }

    @Test
    void the_callers_thread_is_not_the_transports() throws Exception {
        RawServer server = answering((request, c) -> c.answer(200));
        HttpTransport transport = transport();

        transport.exchange(Requests.get(server.origin()));

        assertFalse(transport.ownsThread(Thread.currentThread()));
    }

    @BothWays
    void threads_are_few_and_daemons_and_carry_the_prefix(Way way) throws Exception {
        RawServer server = holding();
        Set<Thread> before = Threads.alive();
        HttpTransport transport = transport(
                TransportSettings.builder().threadNamePrefix("cosmos-test").build());

        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) calls.add(way.start(transport, Requests.get(server.origin())));
        assertTrue(server.arrivals().reaches(50, RawServer.PATIENCE));
        Set<Thread> added = Threads.newSince(before, contract);
        server.release();
        for (Call call : calls) call.answer();
        added.addAll(Threads.newSince(before, contract));

        for (Thread thread : added) {
            assertTrue(thread.isDaemon(), () -> "not a daemon: " + thread.getName());
            assertTrue(thread.getName().startsWith("cosmos-test-"), () -> "misnamed: " + thread.getName());
        }
        if (contract.sharesThreads()) assertTrue(added.size() <= 20, () -> "too many: " + added);
    }

    /** On which of the transports' threads a call ends, learnt by a callback that is there before the end. */
    private static CompletableFuture<List<Boolean>> owners(
            HttpTransport transport, HttpTransport other, TransportRequest request) {
        CompletableFuture<List<Boolean>> owned = new CompletableFuture<>();
        transport
                .send(request)
                .whenComplete((answer, problem) -> owned.complete(List.of(
                        transport.ownsThread(Thread.currentThread()), other.ownsThread(Thread.currentThread()))));
        return owned;
    }
}
