package io.aiocosmos.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private final MockTicker clock = Ticker.newMockTicker();
    private final EmbeddedChannel channel =
            EmbeddedChannel.builder().ticker(clock).build();
    private final List<Long> fired = new ArrayList<>();
    private final Alarm alarm = new Alarm(channel.eventLoop(), clock::nanoTime, () -> fired.add(clock.nanoTime()));

    @AfterEach
    void close() {
        channel.close();
    }

    @Test
    void fires_once_when_due() {
        alarm.set(at(10));

        runUntil(30);

        assertThat(fired).containsExactly(at(10));
    }

    @Test
    void fires_only_then_when_moved_later() {
        alarm.set(at(10));
        runUntil(5);
        alarm.set(at(15));

        runUntil(30);

        assertThat(fired).containsExactly(at(15));
    }

    @Test
    void fires_once_when_moved_later_again_and_again() {
        for (int now = 0; now < 1000; now++) {
            alarm.set(at(now + 10));
            runUntil(now + 1);
        }

        runUntil(2000);

        assertThat(fired).containsExactly(at(1009));
    }

    @Test
    void fires_only_then_when_moved_earlier() {
        alarm.set(at(20));
        alarm.set(at(10));

        runUntil(30);

        assertThat(fired).containsExactly(at(10));
    }

    @Test
    void can_be_set_again_after_it_fired() {
        alarm.set(at(10));
        runUntil(10);
        alarm.set(at(20));

        runUntil(30);

        assertThat(fired).containsExactly(at(10), at(20));
    }

    @Test
    void never_fires_once_cancelled() {
        alarm.set(at(10));
        alarm.cancel();

        runUntil(30);

        assertThat(fired).isEmpty();
    }

    private static long at(int millis) {
        return millis * 1_000_000L;
    }

    private void runUntil(int millis) {
        while (clock.nanoTime() < at(millis)) {
            clock.advanceMillis(1);
            channel.runScheduledPendingTasks();
        }
    }
}
