package io.aiocosmos;

import java.util.Base64;

/** An account key that can be changed in place: clients that use it sign with the new one from then on. */
public final class AccountKey implements CosmosCredential {
    private volatile String base64;

    AccountKey(String base64) {
        rotate(base64);
    }

    /** @throws IllegalArgumentException if it is not base64; the message does not repeat it */
    public void rotate(String newBase64) {
        String key = Check.notBlank("key", newBase64).trim();
        boolean decodes;
        try {
            decodes = Base64.getDecoder().decode(key).length > 0;
        } catch (IllegalArgumentException e) {
            decodes = false;
        }
        if (!decodes)
            throw new IllegalArgumentException(
                    "key must be base64, as the portal shows it; check that all of it was copied");
        base64 = key;
    }

    /** The key now in use; a secret. */
    public String base64() {
        return base64;
    }

    @Override
    public String toString() {
        return "AccountKey[<hidden>]";
    }
}
