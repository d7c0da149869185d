package io.aiocosmos.emulator.sql.eval;

import io.aiocosmos.emulator.sql.value.SizeBudget;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Operators on strings. */
public final class Texts {
    private Texts() {}

    /** {@code a || b}. */
    public static Evaluator concatenate(Evaluator left, Evaluator right) {
        return frame -> {
            JsonNode a = left.evaluate(frame);
            JsonNode b = right.evaluate(frame);
            if (!a.isString() || !b.isString()) return Values.UNDEFINED;
            SizeBudget.check((long) a.stringValue().length() + b.stringValue().length());
            return Values.of(a.stringValue() + b.stringValue());
        };
    }

    public static Evaluator like(Evaluator text, Evaluator pattern, Optional<Character> escape) {
        Object owner = new Object();
        return frame -> {
            JsonNode value = text.evaluate(frame);
            JsonNode wanted = pattern.evaluate(frame);
            if (!value.isString() || !wanted.isString()) return Values.UNDEFINED;
            LikePattern compiled =
                    frame.memo(owner, wanted.stringValue(), source -> LikePattern.compile(source, escape));
            return Values.of(compiled.matches(value.stringValue()));
        };
    }
}
