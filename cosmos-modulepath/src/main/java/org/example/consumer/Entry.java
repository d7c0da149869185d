package org.example.consumer;

import java.time.Instant;

/** An item of the program's own. */
public record Entry(String id, String account, long amount, Instant bookedAt) {
    static final Entry FIRST = new Entry("e1", "Account-1", 9_007_199_254_740_993L, Instant.EPOCH);
}
