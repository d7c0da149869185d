package io.aiocosmos.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What the store keeps is at most what it allocates while it learns, which can be told to the byte. */
class SessionMemoryTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String LINK = "dbs/books/colls/ledger";
    private static final String RID = "AbCdAJ1rbAA=";

    @Test
    void is_linear_in_the_ranges_touched() {
        allocatedFor(1_024); // what the first use of a class allocates is not the store's

        long some = allocatedFor(1_024);
        long eightTimesAsMany = allocatedFor(8_192);

        assertThat(eightTimesAsMany).isBetween(7 * some, 9 * some);
        assertThat(eightTimesAsMany / 8_192).as("bytes for a range").isLessThan(1_000);
    }

    @Test
    void does_not_grow_with_answers_that_say_nothing_new() {
        SessionStore store = new SessionStore();
        String[] headers = headers(1_024);
        learn(store, headers);
        learn(store, headers);

        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < 10; i++) learn(store, headers);

        assertThat(THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .as("bytes for 10,240 answers")
                .isLessThan(10_240);
    }

    private static long allocatedFor(int ranges) {
        String[] headers = headers(ranges);
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        learn(new SessionStore(), headers);
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private static String[] headers(int ranges) {
        String[] headers = new String[ranges];
        for (int i = 0; i < ranges; i++) headers[i] = i + ":1#100#1=20#2=7";
        return headers;
    }

    private static void learn(SessionStore store, String[] headers) {
        for (String header : headers) store.learn(LINK, RID, header);
    }
}
