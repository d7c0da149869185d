package io.aiocosmos.throughput;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where a group has its request units from. */
interface Allotment {
    /** They are as they were given. */
    Allotment FIXED = new Allotment() {
        @Override
        public @Nullable CompletableFuture<?> preparation() {
            return null;
        }

        @Override
        public boolean holds(long nanos) {
            return true;
        }

        @Override
        public void close() {}
    };

    /** What must be read first; {@code null} if nothing. */
    @Nullable
    CompletableFuture<?> preparation();

    /** Whether there is a limit: there is none while it cannot be read, if operations are to go on then. */
    boolean holds(long nanos);

    /** Ends what goes on in the background. The last limit stands. */
    void close();
}
