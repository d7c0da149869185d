package io.aiocosmos.core.request;

import io.aiocosmos.core.auth.RequestSigner;
import java.util.concurrent.CompletableFuture;

/** A signer whose token must be waited for, as that of Entra ID. */
final class HeldSigner implements RequestSigner {
    final CompletableFuture<Void> token = new CompletableFuture<>();

    @Override
    public String authorizationNow(String verb, String resourceType, String resourceLink, String date) {
        return token.isDone() && !token.isCompletedExceptionally() ? "signed" : null;
    }

    @Override
    public CompletableFuture<Void> ready() {
        return token.thenRun(() -> {});
    }
}
