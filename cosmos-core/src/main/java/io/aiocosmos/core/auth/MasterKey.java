package io.aiocosmos.core.auth;

import io.aiocosmos.AccountKey;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One version of an account key with a small pool of HMACs. An HMAC serves one thread at a time, so each call takes one and
 * returns it; if the pool is empty, it creates one. There are no thread-locals: nothing remains on the caller's threads.
 */
final class MasterKey {
    private static final int SLOTS = 16;

    private final AccountKey account;
    private final int version;
    private final AtomicReferenceArray<HmacSignature> idle = new AtomicReferenceArray<>(SLOTS);

    MasterKey(AccountKey account) {
        this.account = account;
        this.version = account.version(); // before any HMAC, so that none is of an older one
    }

    boolean isCurrent() {
        return version == account.version();
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
        return new HmacSignature(account.newMac());
    }
}
