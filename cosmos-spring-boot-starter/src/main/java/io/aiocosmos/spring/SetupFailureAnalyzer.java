package io.aiocosmos.spring;

import io.aiocosmos.error.CosmosSetupException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** An application that cannot start for a client's set-up ends with its message, and no stack of beans. */
final class SetupFailureAnalyzer extends AbstractFailureAnalyzer<CosmosSetupException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, CosmosSetupException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
