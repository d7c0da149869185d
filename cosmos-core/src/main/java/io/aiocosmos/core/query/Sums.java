package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;

/** SUM: 0 over nothing, undefined as soon as one partition met something that is no number. */
final class Sums implements Aggregate {
    private double sum;
    private boolean undefined;

    @Override
    public void add(JsonSlice partial) {
        if (partial == null) undefined = true;
        else sum += partial.doubleValue();
    }

    @Override
    public boolean appendTo(JsonBuffer out) {
        return !undefined && Numbers.append(out, sum);
    }
}
