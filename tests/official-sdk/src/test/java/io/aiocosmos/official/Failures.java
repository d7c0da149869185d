package io.aiocosmos.official;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.azure.cosmos.CosmosException;
import org.junit.jupiter.api.function.Executable;

/** Failures of the SDK. */
final class Failures {
    private Failures() {}

    /** The status with which the call fails. */
    static int statusOf(Executable call) {
        return assertThrows(CosmosException.class, call).getStatusCode();
    }
}
