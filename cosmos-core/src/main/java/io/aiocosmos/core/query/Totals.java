package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;

/** COUNT, COUNTIF and SUM, 0 over nothing, and AVG, undefined over nothing: adds up what partitions counted or summed. */
final class Totals implements Aggregate {
    private static final double EXACT = 9007199254740992.0; // 2^53: above it, doubles have no digits of their own

    private final AggregateKind kind;
    private double sum;
    private double count; // of an average
    private boolean undefined;

    Totals(AggregateKind kind) {
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

    /** As the service writes them, whole ones without a fraction; to it, a result out of range is undefined. */
    private static boolean append(JsonBuffer out, double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) return false;
        boolean whole = number == Math.rint(number) && Math.abs(number) < EXACT;
        out.ascii(whole ? Long.toString((long) number) : Double.toString(number));
        return true;
    }
}
