package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * One function: its name, how many arguments it takes, and how a call of it is compiled.
 *
 * @param name in capitals
 * @param most {@link Integer#MAX_VALUE} if there is no bound
 */
public record BuiltIn(String name, int least, int most, Function<List<Evaluator>, Evaluator> compiler) {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    /** Gives the value for arguments that are all evaluated; as many as the call has. */
    @FunctionalInterface
    interface Body {
        JsonNode apply(JsonNode[] arguments);
    }

    /** Of one argument. */
    static BuiltIn one(String name, UnaryOperator<JsonNode> body) {
        return new BuiltIn(name, 1, 1, arguments -> {
            Evaluator argument = arguments.get(0);
            return frame -> body.apply(argument.evaluate(frame));
        });
    }

    /** Of two arguments. */
    static BuiltIn two(String name, BinaryOperator<JsonNode> body) {
        return new BuiltIn(name, 2, 2, arguments -> {
            Evaluator first = arguments.get(0);
            Evaluator second = arguments.get(1);
            return frame -> body.apply(first.evaluate(frame), second.evaluate(frame));
        });
    }

    /** Of {@code least} to {@code most} arguments. */
    static BuiltIn some(String name, int least, int most, Body body) {
        return new BuiltIn(name, least, most, arguments -> {
            Evaluator[] evaluators = arguments.toArray(Evaluator[]::new);
            return frame -> {
                JsonNode[] values = new JsonNode[evaluators.length];
                for (int i = 0; i < values.length; i++) values[i] = evaluators[i].evaluate(frame);
                return body.apply(values);
            };
        });
    }

    /** Of {@code least} arguments or any number more. */
    static BuiltIn many(String name, int least, Body body) {
        return some(name, least, UNBOUNDED, body);
    }

    /** Of one string; undefined for anything else. */
    static BuiltIn text(String name, Function<String, JsonNode> body) {
        return one(name, value -> value.isString() ? body.apply(value.stringValue()) : Values.UNDEFINED);
    }

    /** Whether a call may have this many arguments. */
    public boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    /** {@code 2}, {@code 2 to 3} or {@code at least 2}. */
    public String arity() {
        if (most == UNBOUNDED) return "at least " + least;
        return least == most ? String.valueOf(least) : least + " to " + most;
    }
}
