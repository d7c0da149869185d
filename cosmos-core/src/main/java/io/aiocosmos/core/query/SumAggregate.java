package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;

/** COUNT, COUNTIF and SUM, 0 over nothing, and AVG, undefined over nothing: adds up what partitions counted or summed. */
final class SumAggregate implements Aggregate {
    private static final double LONGS = 0x1p63; // below it, every whole double is a long

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
        else addUp(partial);
    }

    /** {@code {"sum":s,"count":n}}: s is missing if something was met that is no number. */
    private void addAverage(JsonSlice partial) {
        JsonSlice[] fields = partial.fields("sum", "count");
        addUp(fields[0]);
        if (fields[1] != null) count += fields[1].doubleValue();
    }

    /** A count is of whatever was met, a sum of numbers alone. */
    private void addUp(JsonSlice part) {
        if (part != null) sum += part.doubleValue();
        else if (kind == AggregateKind.SUM || kind == AggregateKind.AVERAGE) undefined = true;
    }

    @Override
    public boolean appendTo(JsonBuffer out) {
        boolean averageOfNothing = kind == AggregateKind.AVERAGE && count == 0;
        if (undefined || averageOfNothing) return false;
        return append(out, kind == AggregateKind.AVERAGE ? sum / count : sum);
    }

    /**
     * Whole ones without a fraction, to the last digit, or codecs would differ in what they make of an exponent; to the
     * service, a result out of range is undefined.
     */
    private static boolean append(JsonBuffer out, double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) return false;
        boolean whole = number == Math.rint(number) && Math.abs(number) < LONGS;
        out.ascii(whole ? Long.toString((long) number) : Double.toString(number));
        return true;
    }
}
