package io.aiocosmos.azure.identity;

import com.azure.core.credential.TokenCredential;
import io.aiocosmos.CosmosCredential;
import io.aiocosmos.EntraToken;
import reactor.core.scheduler.Schedulers;

/**
 * Makes a credential of one of azure-identity, or of any other {@link TokenCredential}. Thread-safe.
 *
 * <pre>{@code
 * TokenCredential identity = new DefaultAzureCredentialBuilder().build();
 * CosmosClient cosmos = CosmosClients.builder()
 *         .endpoint("https://account.documents.azure.com")
 *         .credential(AzureIdentity.credential(identity))
 *         .connect();
 * }</pre>
 */
public final class AzureIdentity {
    private AzureIdentity() {}

    /**
     * Asks for a token of the scope {@code https://<account>/.default} before the first request, anew when half of its
     * life is over, and after a 401; then with the claims that the service wants, which go past the caches of
     * azure-identity (continuous access evaluation). Nothing is asked here. Several clients may share the result.
     *
     * <p>The credential is asked once for all requests that wait, on a thread where it may block; of none that waits for
     * its {@code Mono}. If it fails, the requests that wait fail with what it said, and the next asks again; a token that
     * is still good stays in use meanwhile. A {@code Mono} that has given nothing for 60 seconds is cancelled.
     *
     * @param credential keeps its own resources: closing a client closes nothing of it
     */
    public static EntraToken credential(TokenCredential credential) {
        if (credential == null) throw new NullPointerException("credential must not be null");
        return CosmosCredential.token(new IdentityTokens(credential, Schedulers.parallel()));
    }
}
