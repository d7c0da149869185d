package io.aiocosmos.core.auth;

import io.aiocosmos.core.text.OneLine;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.spec.SecretKeySpec;

/**
 * One account key with a small pool of HMACs. An HMAC serves one thread at a time, so each call takes one and returns it;
 * if the pool is empty, it creates one. There are no thread-locals: nothing remains on the caller's threads.
 */
final class MasterKey {
    private static final int SLOTS = 16;

    private final String text;
    private final SecretKeySpec secret;
    private final AtomicReferenceArray<HmacSignature> idle = new AtomicReferenceArray<>(SLOTS);

    MasterKey(String text) {
        this.text = text;
        this.secret = new SecretKeySpec(decode(text), HmacSignature.ALGORITHM);
    }

    private static byte[] decode(String text) {
        if (text == null || text.isEmpty()) throw new IllegalArgumentException("account key is empty");
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) { // not kept as cause: its message quotes the text
            throw new IllegalArgumentException("account key is not base64 text ("
                    + OneLine.count(text.length(), "character") + "); copy it whole, without spaces");
        }
    }

    boolean isMadeFrom(String keyText) {
        return text.equals(keyText);
    }

    String authorization(String verb, String resourceType, String resourceLink, String date) {
        int slot = (int) Thread.currentThread().getId() & SLOTS - 1;
        HmacSignature signature = take(slot);
        String header = signature.authorization(verb, resourceType, resourceLink, date);
        idle.lazySet(slot, signature); // one that failed is not returned: its HMAC may hold half a text
        return header;
    }

    private HmacSignature take(int first) {
        for (int i = 0; i < SLOTS; i++) {
            int slot = first + i & SLOTS - 1;
            HmacSignature signature = idle.get(slot) == null ? null : idle.getAndSet(slot, null);
            if (signature != null) return signature;
        }
        return new HmacSignature(secret);
    }
}
