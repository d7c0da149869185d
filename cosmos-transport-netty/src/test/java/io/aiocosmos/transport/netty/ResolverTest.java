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

class ResolverTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();
    private final Resolver resolver = new Resolver("resolver-test-", this::lookUp);

    @AfterEach
    void close() {
        end.countDown();
        resolver.close();
    }

    @Test
    void look_ups_that_hang_delay_no_other_name_and_no_address() {
        for (int i = 0; i < 10; i++) resolve("hanging" + i + ".example");

        assertThat(resolve("books.example")).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(resolve("127.0.0.1")).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(resolve("[::1]")).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void a_name_is_looked_up_once_for_all_who_ask_meanwhile() {
        List<CompletableFuture<InetAddress[]>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) answers.add(resolve("hanging.example"));

        end.countDown();

        assertThat(answers).allSatisfy(answer -> assertThat(answer).succeedsWithin(10, TimeUnit.SECONDS));
        assertThat(hanging).hasValue(1);
    }

    @Test
    void a_name_that_nobody_knows_is_looked_up_anew_for_the_next() {
        for (int i = 0; i < 2; i++)
            assertThat(resolve("nobody.example"))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(UnknownHostException.class);
    }

    @Test
    void no_thread_is_left_once_it_is_closed() {
        for (int i = 0; i < 300; i++) {
            Resolver once = new Resolver("resolver-once-", this::lookUp);
            once.resolve("books.example", Runnable::run, new Ignoring());
            once.close();

            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("resolver-once-"));
        }
    }

    private static final class Ignoring implements Resolver.Answer {
        @Override
        public void found(InetAddress[] addresses) {}

        @Override
        public void failed(Throwable cause) {}
    }

    private CompletableFuture<InetAddress[]> resolve(String host) {
        CompletableFuture<InetAddress[]> answered = new CompletableFuture<>();
        resolver.resolve(host, Runnable::run, new Resolver.Answer() {
            @Override
            public void found(InetAddress[] addresses) {
                answered.complete(addresses);
            }

            @Override
            public void failed(Throwable cause) {
                answered.completeExceptionally(cause);
            }
        });
        return answered;
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
