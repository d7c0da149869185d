package io.aiocosmos.architecture;

import io.aiocosmos.error.CosmosCancelledException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A snippet that a page says runs: it does so with an account of its own. An endless one is stopped once it has caught up. */
record RunnableSnippet(String lines, boolean endless) {
    private static final int NOTHING_NEW = 304;

    /** @param folder for its classes and files */
    void run(Path folder) throws Exception {
        new Snippet(lines).compile(folder);
        try (SeededAccount seeded = new SeededAccount();
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> type = loader.loadClass("Snippet");
            Class<?> entry = loader.loadClass("Snippet$Entry");
            Object ready = type.getConstructor(Object[].class).newInstance((Object)
                    new Object[] {seeded.emulator, seeded.client, seeded.ledger, seeded.identity, folder});
            Object first = entry.getConstructor(String.class, String.class, int.class)
                    .newInstance("entry-1", "Account-1", 100);
            Method run = type.getMethod("run", String.class, String.class, entry, List.class);
            FutureTask<Object> running = new FutureTask<>(
                    () -> run.invoke(ready, seeded.emulator.endpoint(), seeded.emulator.key(), first, List.of(first)));
            if (endless) stopWhenCaughtUp(running, seeded);
            else running.run();
            running.get();
        } catch (ExecutionException e) {
            Throwable cause = rootOf(e);
            if (!endless || !(cause instanceof CosmosCancelledException))
                throw new AssertionError("does not run:\n" + lines, cause);
        }
    }

    private static void stopWhenCaughtUp(FutureTask<Object> running, SeededAccount seeded) throws Exception {
        CountDownLatch caughtUp = new CountDownLatch(1);
        seeded.emulator.onResponse(response -> {
            if (response.status() == NOTHING_NEW) caughtUp.countDown();
        });
        Thread thread = new Thread(() -> {
            running.run();
            caughtUp.countDown(); // if it failed before
        });
        thread.start();
        boolean stopped = caughtUp.await(1, TimeUnit.MINUTES);
        thread.interrupt();
        thread.join();
        if (!stopped) throw new AssertionError("has not caught up within a minute");
    }

    private static Throwable rootOf(ExecutionException e) {
        return e.getCause() instanceof InvocationTargetException invoked ? invoked.getCause() : e.getCause();
    }
}
