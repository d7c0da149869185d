package io.aiocosmos.emulator.sql.eval;

import io.aiocosmos.emulator.sql.value.ValueKey;
import io.aiocosmos.emulator.sql.value.ValueOrder;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code value IN (options)}: constants are looked up in a table, the rest is compared one by one. */
public final class Membership implements Evaluator {
    private final Evaluator value;
    private final Set<ValueKey> constants = new HashSet<>();
    private final List<Evaluator> others = new ArrayList<>();

    public Membership(Evaluator value, List<Evaluator> options) {
        this.value = value;
        for (Evaluator option : options) {
            if (option instanceof Constant constant) constants.add(ValueKey.of(constant.value()));
            else others.add(option);
        }
    }

    @Override
    public JsonNode evaluate(Frame frame) {
        JsonNode needle = value.evaluate(frame);
        if (needle.isMissingNode()) return Values.UNDEFINED;
        return Values.of(constants.contains(ValueKey.of(needle)) || isOneOfOthers(needle, frame));
    }

    private boolean isOneOfOthers(JsonNode needle, Frame frame) {
        for (Evaluator other : others) {
            if (ValueOrder.equal(needle, other.evaluate(frame))) return true;
        }
        return false;
    }
}
