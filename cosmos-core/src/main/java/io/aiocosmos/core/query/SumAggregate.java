package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;

/** COUNT, COUNTIF and SUM, which are 0 without values, and AVG, which is undefined without values. */
final class SumAggregate implements Aggregate {
    private static final double LONG_RANGE = 0x1p63; // below it, every whole double is a long

    private final AggregateKind kind;
    private double sum;
    private double count; // of an average
    private boolean undefined;

    SumAggregate(AggregateKind kind) {
        this.kind = kind;
    }

    @Override
    public void add(JsonSlice partial) {
        if (kind == AggregateKind.AVERAGE && partial != null) addAverage(partial);
        else addPartial(partial);
    }

    /** {@code {"sum":s,"count":n}}: s is missing if a value is not a number. */
    private void addAverage(JsonSlice partial) {
        JsonSlice[] fields = partial.fields("sum", "count");
        addPartial(fields[0]);
        if (fields[1] != null) count += fields[1].doubleValue();
    }

    /** An undefined partial makes a sum undefined, but not a count. */
    private void addPartial(JsonSlice partial) {
        if (partial != null) sum += partial.doubleValue();
        else if (kind == AggregateKind.SUM || kind == AggregateKind.AVERAGE) undefined = true;
    }

    @Override
    public boolean appendTo(JsonBuffer out) {
        boolean averageOfNothing = kind == AggregateKind.AVERAGE && count == 0;
        if (undefined || averageOfNothing) return false;
        return append(out, kind == AggregateKind.AVERAGE ? sum / count : sum);
    }

    /**
     * Whole numbers are written without fraction and exponent, because codecs differ in reading exponents. As in the
     * service, a result out of range is undefined.
     */
    private static boolean append(JsonBuffer out, double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) return false;
        boolean whole = number == Math.rint(number) && Math.abs(number) < LONG_RANGE;
        out.ascii(whole ? Long.toString((long) number) : Double.toString(number));
        return true;
    }
}
