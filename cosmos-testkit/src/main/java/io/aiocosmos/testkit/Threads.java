package io.aiocosmos.testkit;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the threads of the process, but for those of the kit itself. */
final class Threads {
    private static final long PATIENCE_MILLIS = 2000;

    private Threads() {}

    static Set<Thread> alive() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> thread.getName().startsWith("testkit-"));
        return threads;
    }

    /** The threads that have come since, without those that the library keeps for itself. */
    static Set<Thread> newSince(Set<Thread> before, HttpTransportContract contract) {
        Set<Thread> threads = alive();
        threads.removeAll(before);
        threads.removeIf(thread -> contract.belongsToTheLibrary(thread.getName()));
        return threads;
    }

    /** The names of threads that have come since and stay; one that is just ending is given the time for it. */
    static Set<String> leftSince(Set<Thread> before, HttpTransportContract contract) throws AssertionError {
        Set<Thread> threads = newSince(before, contract);
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError("the test was interrupted", e);
            }
        }
        return threads.stream().filter(Thread::isAlive).map(Thread::getName).collect(Collectors.toSet());
    }
}
