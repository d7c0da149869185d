package io.aiocosmos.core.bulk;

import io.aiocosmos.OperationType;

/** What operations cost in one range, by kind and length, as responses teach. Not thread-safe. */
final class OperationCosts {
    private static final int KINDS = OperationType.values().length;
    private static final double UNIT = 1024; // bytes; shorter items cost as much
    private static final int MEMORY = 32; // operations; older ones fade
    private static final double CAUTION = 3;

    private final double[] means = new double[KINDS];
    private final int[] seen = new int[KINDS];

    /** More than the mean while few were seen; {@code unknown} if none was. */
    double of(BatchItem item, double unknown) {
        int kind = item.operation.type().ordinal();
        if (seen[kind] == 0) return unknown;
        return means[kind] * units(item) * (1 + CAUTION / seen[kind]);
    }

    void learn(BatchItem item, double charge) {
        int kind = item.operation.type().ordinal();
        seen[kind] = Math.min(seen[kind] + 1, Integer.MAX_VALUE - 1);
        means[kind] += (charge / units(item) - means[kind]) / Math.min(seen[kind], MEMORY);
    }

    private static double units(BatchItem item) {
        return Math.max(1, item.length / UNIT);
    }
}
