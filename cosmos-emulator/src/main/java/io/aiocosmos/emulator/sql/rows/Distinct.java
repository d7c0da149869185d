package io.aiocosmos.emulator.sql.rows;

import io.aiocosmos.emulator.sql.eval.Frame;
import io.aiocosmos.emulator.sql.value.ValueKey;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Each of another source's values once. */
public record Distinct(RowSource rows) implements RowSource {
    @Override
    public Iterator<JsonNode> open(Frame frame) {
        Iterator<JsonNode> all = rows.open(frame);
        Set<ValueKey> seen = new HashSet<>();
        return new Lookahead() {
            @Override
            protected JsonNode advance() {
                while (all.hasNext()) {
                    JsonNode value = all.next();
                    if (seen.add(ValueKey.of(value))) return value;
                }
                return null;
            }
        };
    }
}
