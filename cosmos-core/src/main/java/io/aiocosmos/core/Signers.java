package io.aiocosmos.core;

import io.aiocosmos.AccountKey;
import io.aiocosmos.CosmosCredential;
import io.aiocosmos.EntraToken;
import io.aiocosmos.ResourceToken;
import io.aiocosmos.core.auth.MasterKeySigner;
import io.aiocosmos.core.auth.RequestSigner;
import io.aiocosmos.core.auth.ResourceTokenSigner;
import io.aiocosmos.core.auth.TokenSigner;
import io.aiocosmos.spi.Origin;
import java.time.Clock;

/** The signer of each credential. A program that gives its account key alone, once shrunk, has none of this. */
final class Signers {
    private Signers() {}

    static RequestSigner of(CosmosCredential credential, Origin endpoint, Clock clock) {
        if (credential instanceof AccountKey) return new MasterKeySigner((AccountKey) credential);
        if (credential instanceof ResourceToken) return new ResourceTokenSigner(((ResourceToken) credential)::token);
        EntraToken entra = (EntraToken) credential;
        String scope = "https://" + endpoint.host() + "/.default";
        return new TokenSigner(entra.supplier(), scope, clock);
    }
}
