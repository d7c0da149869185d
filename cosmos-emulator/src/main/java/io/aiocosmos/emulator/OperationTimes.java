package io.aiocosmos.emulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts how often a fault met one logical operation of a client. Used under the fault's lock. */
final class OperationTimes {
    private static final int REMEMBERED = 10_000;
    private static final float LOAD_FACTOR = 0.75F;

    private final int most;
    private final Map<String, Integer> counts = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    OperationTimes(int most) {
        this.most = most;
    }

    /**
     * Whether the operation of this request has had its share. Of a client that sends no activity id, equal requests are
     * one operation until one of them passes: the next one is then of another operation.
     */
    boolean isUsedUp(EmulatorRequest request) {
        String operation = request.operationKey();
        if (counts.getOrDefault(operation, 0) < most) return false;
        if (!request.namesOperation()) counts.remove(operation);
        return true;
    }

    void applied(EmulatorRequest request) {
        counts.merge(request.operationKey(), 1, Integer::sum);
    }
}
