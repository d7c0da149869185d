package io.aiocosmos.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NameResolverTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();
    private final NameResolver resolver = new NameResolver("resolver-test-", this::lookUp);

    @AfterEach
    void close() {
        end.countDown();
        resolver.close();
    }

    @Test
    void a_look_up_that_hangs_delays_no_other_name_and_no_address() {
        for (int i = 0; i < 10; i++) resolve("hanging" + i + ".example");

        assertThat(resolve("books.example")).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(resolve("127.0.0.1")).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(resolve("[::1]")).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void concurrent_calls_share_one_look_up_of_a_name() {
        List<CompletableFuture<InetAddress[]>> results = new ArrayList<>();
        for (int i = 0; i < 10; i++) results.add(resolve("hanging.example"));

        end.countDown();

        assertThat(results).allSatisfy(result -> assertThat(result).succeedsWithin(10, TimeUnit.SECONDS));
        assertThat(hanging).hasValue(1);
    }

    @Test
    void an_unknown_name_is_looked_up_again_for_the_next_call() {
        for (int i = 0; i < 2; i++)
            assertThat(resolve("nobody.example"))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(UnknownHostException.class);
    }

    @Test
    void closing_ends_all_threads() {
        for (int i = 0; i < 300; i++) {
            NameResolver once = new NameResolver("resolver-once-", this::lookUp);
            once.resolve("books.example", Runnable::run, new Ignoring());
            once.close();

            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("resolver-once-"));
        }
    }

    private static final class Ignoring implements NameResolver.Callback {
        @Override
        public void found(InetAddress[] addresses) {}

        @Override
        public void failed(Throwable cause) {}
    }

    private CompletableFuture<InetAddress[]> resolve(String host) {
        CompletableFuture<InetAddress[]> completed = new CompletableFuture<>();
        resolver.resolve(host, Runnable::run, new NameResolver.Callback() {
            @Override
            public void found(InetAddress[] addresses) {
                completed.complete(addresses);
            }

            @Override
            public void failed(Throwable cause) {
                completed.completeExceptionally(cause);
            }
        });
        return completed;
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        if (host.startsWith("nobody")) throw new UnknownHostException(host);
        if (host.startsWith("hanging")) hang();
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private void hang() {
        hanging.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
