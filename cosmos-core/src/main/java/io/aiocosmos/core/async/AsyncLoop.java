package io.aiocosmos.core.async;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Repeats a step that may or may not wait, without growing the stack. The future of the end. */
public final class AsyncLoop extends CompletableFuture<Void> {
    private final Supplier<CompletableFuture<Boolean>> step;

    private AsyncLoop(Supplier<CompletableFuture<Boolean>> step) {
        this.step = step;
    }

    /** @param step gives whether there is more to do */
    public static CompletableFuture<Void> whileTrue(Supplier<CompletableFuture<Boolean>> step) {
        AsyncLoop steps = new AsyncLoop(step);
        steps.run();
        return steps;
    }

    private void run() {
        try {
            while (true) {
                CompletableFuture<Boolean> next = step.get();
                if (!next.isDone() || next.isCompletedExceptionally()) {
                    next.whenComplete(this::goOn);
                    return;
                }
                if (!next.getNow(false)) {
                    complete(null);
                    return;
                }
            }
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
        }
    }

    private void goOn(Boolean more, Throwable problem) {
        if (problem != null) completeExceptionally(problem);
        else if (more) run();
        else complete(null);
    }
}
