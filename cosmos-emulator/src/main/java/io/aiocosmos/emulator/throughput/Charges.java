package io.aiocosmos.emulator.throughput;

/**
 * What requests cost, in request units. The figures for small items are measured on a hosted account with the default
 * index; the growth with size is linear, which is a rough estimate.
 */
public final class Charges {
    public static final double METADATA = 1;
    public static final double THROTTLED = 0.38;

    private static final double CREATE = 6.67;
    private static final double UPSERT_OF_EXISTING = 10.67;
    private static final double REPLACE = 11.05;
    private static final double WRITE_PER_KB = 4.57;
    private static final double READ_PER_KB = 0.5;
    private static final double QUERY = 2.3;
    private static final double QUERY_PER_ITEM = 0.05;
    private static final double QUERY_PER_ROW = 0.02;

    private Charges() {}

    public static double read(int bytes) {
        return 1 + READ_PER_KB * kilobytesAboveOne(bytes);
    }

    /** A read that found nothing or nothing new. */
    public static double miss() {
        return 1;
    }

    public static double create(int bytes) {
        return CREATE + WRITE_PER_KB * kilobytesAboveOne(bytes);
    }

    public static double delete(int bytes) {
        return create(bytes);
    }

    /** The deletion of all items of a key: the service takes what deleting them costs from later, not from the request. */
    public static double deleteByKey() {
        return CREATE;
    }

    public static double replace(int bytes) {
        return REPLACE + 2 * WRITE_PER_KB * kilobytesAboveOne(bytes);
    }

    public static double upsertOfExisting(int bytes) {
        return UPSERT_OF_EXISTING + 2 * WRITE_PER_KB * kilobytesAboveOne(bytes);
    }

    /** A write that was refused after the store was asked. */
    public static double refusedWrite() {
        return 1.24;
    }

    /** A page of a query or a feed. */
    public static double page(int itemsRead, int rows) {
        return QUERY + QUERY_PER_ITEM * itemsRead + QUERY_PER_ROW * rows;
    }

    private static int kilobytesAboveOne(int bytes) {
        return Math.max(0, (bytes - 1) / 1024);
    }

    /** The text of the header: two digits at most, a dot between. */
    public static String text(double requestUnits) {
        long hundredths = Math.round(requestUnits * 100);
        String whole = Long.toString(hundredths / 100);
        long rest = hundredths % 100;
        if (rest == 0) return whole;
        return whole + "." + rest / 10 + (rest % 10 == 0 ? "" : Long.toString(rest % 10));
    }
}
