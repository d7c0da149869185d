package io.aiocosmos.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.PartitionKey;
import io.aiocosmos.changefeed.testing.TestAccount;
import io.aiocosmos.changefeed.testing.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;

/** An account on virtual time, and processors that go by it. */
abstract class ProcessorTestBase {
    record Entry(String id, String key, int n) {}

    final TestAccount account = new TestAccount(2);
    final List<Entry> handled = new ArrayList<>();
    final List<ProcessorEvent> events = new ArrayList<>();

    @AfterEach
    void close() {
        account.close();
    }

    ChangeFeedProcessorBuilder builder(String instance) {
        return ChangeFeedProcessor.builder()
                .monitored(account.monitored())
                .leases(account.leases())
                .name("test-")
                .instance(instance)
                .handlerExecutor(Runnable::run)
                .listener(events::add)
                .handle(Entry.class, (changes, context) -> handled.addAll(changes));
    }

    /** A processor that was started. */
    ProcessorRun<?> start(ChangeFeedProcessorBuilder builder) {
        ProcessorRun<?> run = ProcessorRun.of(builder.settings.checked(), new VirtualLoop(account.time()));
        finish(run.start());
        return run;
    }

    void stop(ProcessorRun<?> run) {
        finish(run.stop());
    }

    <T> T finish(CompletableFuture<T> future) {
        assertThat(account.time().passUntil(future::isDone, Duration.ofMinutes(5)))
                .isTrue();
        try {
            return future.getNow(null);
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    void pass(int seconds) {
        account.time().pass(Duration.ofSeconds(seconds));
    }

    /** Writes items with the numbers in turn, over several keys. */
    void write(int from, int to) {
        for (int n = from; n <= to; n++)
            account.monitored().createItem(new Entry("entry-" + n, key(n), n), PartitionKey.of(key(n)));
    }

    static String key(int n) {
        return "key-" + n % 5;
    }

    List<Integer> numbers() {
        return handled.stream().map(Entry::n).sorted().toList();
    }

    List<ProcessorEvent.Kind> kinds() {
        return events.stream().map(ProcessorEvent::kind).toList();
    }
}
