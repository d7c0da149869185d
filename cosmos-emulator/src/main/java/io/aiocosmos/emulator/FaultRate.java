package io.aiocosmos.emulator;

import java.util.SplittableRandom;

/** To which of the requests that match it a fault applies. Used under the fault's lock, once for each of them. */
interface FaultRate {
    boolean isNext();

    /** All but the first. @param skipped how many pass before */
    static FaultRate after(int skipped) {
        return new FaultRate() {
            private int left = skipped;

            @Override
            public boolean isNext() {
                if (left == 0) return true;
                left--;
                return false;
            }
        };
    }

    /** Every n-th. */
    static FaultRate every(int n) {
        return new FaultRate() {
            private int count;

            @Override
            public boolean isNext() {
                count = (count + 1) % n;
                return count == 0;
            }
        };
    }

    /** A share of them, drawn in the same order for equal seeds. */
    static FaultRate share(double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return () -> random.nextDouble() < share;
    }
}
