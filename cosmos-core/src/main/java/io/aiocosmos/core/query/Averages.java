package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;

/** AVG, from sums and counts: undefined over nothing, and if one partition's sum is undefined. */
final class Averages implements Aggregate {
    private double sum;
    private double count;
    private boolean undefined;

    @Override
    public void add(JsonSlice partial) {
        if (partial == null) {
            undefined = true;
            return;
        }
        JsonSlice[] fields = partial.fields("sum", "count");
        if (fields[0] == null) undefined = true;
        else sum += fields[0].doubleValue();
        if (fields[1] != null) count += fields[1].doubleValue();
    }

    @Override
    public boolean appendTo(JsonBuffer out) {
        if (undefined || count == 0) return false;
        return Numbers.append(out, sum / count);
    }
}
