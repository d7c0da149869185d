package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;

/** COUNT and COUNTIF. */
final class Counts implements Aggregate {
    private long count;

    @Override
    public void add(JsonSlice partial) {
        if (partial != null) count += (long) partial.doubleValue();
    }

    @Override
    public boolean appendTo(JsonBuffer out) {
        out.ascii(Long.toString(count));
        return true;
    }
}
