package io.aiocosmos;

/**
 * Provisioned throughput, in request units a second.
 *
 * @param autoscale whether the service scales between a tenth of {@code requestUnitsPerSecond} and all of it
 * @param requestUnitsPerSecond the fixed value, or the highest for autoscale
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/set-throughput">Provisioned throughput</a>
 */
public record Throughput(boolean autoscale, int requestUnitsPerSecond) {
    private static final int MANUAL_STEP = 100;
    private static final int MANUAL_LEAST = 400;
    private static final int AUTOSCALE_STEP = 1000;

    /** A fixed number: a multiple of 100, at least 400. */
    public static Throughput manual(int requestUnitsPerSecond) {
        if (requestUnitsPerSecond < MANUAL_LEAST || requestUnitsPerSecond % MANUAL_STEP != 0)
            throw Check.wrong(
                    "manual throughput must be a multiple of 100 and at least 400, was " + requestUnitsPerSecond);
        return new Throughput(false, requestUnitsPerSecond);
    }

    /** Up to a highest number: a multiple of 1000. */
    public static Throughput autoscale(int maxRequestUnitsPerSecond) {
        if (maxRequestUnitsPerSecond < AUTOSCALE_STEP || maxRequestUnitsPerSecond % AUTOSCALE_STEP != 0)
            throw Check.wrong(
                    "autoscale throughput must be a positive multiple of 1000, was " + maxRequestUnitsPerSecond);
        return new Throughput(true, maxRequestUnitsPerSecond);
    }
}
