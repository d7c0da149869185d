package io.aiocosmos.core.async;

import io.aiocosmos.error.CosmosSetupException;

/** Knows the threads that results need in order to complete. */
public interface WaitCheck {
    /** @throws CosmosSetupException on a thread that the result itself needs */
    void checkMayWait();
}
