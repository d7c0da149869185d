package io.aiocosmos.core.query;

import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonSlice;
import java.util.List;

/** Counts the distinct rows of its source: {@code SELECT COUNT(1) FROM (SELECT DISTINCT …)}. */
final class DistinctCountStage extends BufferingStage {
    private final String alias;
    private long count;

    /** @param alias of the column, empty for {@code VALUE} */
    DistinctCountStage(Stage source, String alias) {
        super(source);
        this.alias = alias;
    }

    @Override
    void accept(JsonSlice row) {
        count++;
    }

    @Override
    List<JsonSlice> results() {
        JsonBuffer row = new JsonBuffer(32);
        if (alias.isEmpty()) row.ascii(Long.toString(count));
        else row.ascii("{").quoted(alias).ascii(":" + count + "}");
        return List.of(JsonSlice.of(row.toBytes()));
    }
}
