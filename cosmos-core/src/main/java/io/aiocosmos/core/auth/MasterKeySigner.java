package io.aiocosmos.core.auth;

import java.util.function.Supplier;

/** Signs with an account key, which is read for each request, because it may change at any time. */
public final class MasterKeySigner implements RequestSigner {
    private final Supplier<String> keyText;
    private volatile MasterKey key;

    /**
     * @param keyText returns the key as the portal shows it, base64; should not block
     * @throws IllegalArgumentException if that is no base64 text; the message does not show it
     */
    public MasterKeySigner(Supplier<String> keyText) {
        this.keyText = keyText;
        this.key = new MasterKey(keyText.get());
    }

    @Override
    public String authorizationNow(String verb, String resourceType, String resourceLink, String date) {
        String text = keyText.get();
        MasterKey current = key;
        if (!current.isMadeFrom(text)) key = current = new MasterKey(text);
        return current.authorization(verb, resourceType, resourceLink, date);
    }

    @Override
    public String toString() {
        return "account key <hidden>";
    }
}
