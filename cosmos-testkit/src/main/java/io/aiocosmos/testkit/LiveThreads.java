package io.aiocosmos.testkit;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The live threads of the process, without those of the test kit itself. */
final class LiveThreads {
    private static final long MAX_WAIT_MILLIS = 2000;

    private LiveThreads() {}

    static Set<Thread> alive() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> thread.getName().startsWith("testkit-"));
        return threads;
    }

    /** The threads started since, without those of the library. */
    static Set<Thread> newSince(Set<Thread> before, HttpTransportContract contract) {
        Set<Thread> threads = alive();
        threads.removeAll(before);
        threads.removeIf(thread -> contract.isLibraryThread(thread.getName()));
        return threads;
    }

    /** The names of threads started since that do not end within two seconds. */
    static Set<String> leftSince(Set<Thread> before, HttpTransportContract contract) throws AssertionError {
        Set<Thread> threads = newSince(before, contract);
        for (Thread thread : threads) {
            try {
                thread.join(MAX_WAIT_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError("the test was interrupted", e);
            }
        }
        return threads.stream().filter(Thread::isAlive).map(Thread::getName).collect(Collectors.toSet());
    }
}
