package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.value.Values;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Functions of signed 64-bit integers; what is too large wraps around. */
final class IntegerFunctions {
    private IntegerFunctions() {}

    static List<BuiltIn> all() {
        return Stream.of(
                        Stream.of(
                                of("INTADD", Long::sum),
                                of("INTSUB", (a, b) -> a - b),
                                of("INTMUL", (a, b) -> a * b),
                                divided("INTDIV", (a, b) -> a / b),
                                divided("INTMOD", (a, b) -> a % b),
                                complement("INTBITNOT"),
                                complement("INTBITWISENOT")),
                        twice("AND", (a, b) -> a & b),
                        twice("OR", (a, b) -> a | b),
                        twice("XOR", (a, b) -> a ^ b),
                        twice("LEFTSHIFT", (a, b) -> a << b),
                        twice("RIGHTSHIFT", (a, b) -> a >> b))
                .flatMap(functions -> functions)
                .toList();
    }

    private static BuiltIn of(String name, LongBinaryOperator body) {
        return BuiltIn.two(name, (left, right) -> apply(body, left, right));
    }

    private static JsonNode apply(LongBinaryOperator body, JsonNode left, JsonNode right) {
        if (!Values.isInteger(left) || !Values.isInteger(right)) return Values.UNDEFINED;
        return Values.of(body.applyAsLong(Values.integer(left), Values.integer(right)));
    }

    /** The documentation's name and that of the official clients. */
    private static Stream<BuiltIn> twice(String operation, LongBinaryOperator body) {
        return Stream.of(of("INTBIT" + operation, body), of("INTBITWISE" + operation, body));
    }

    /** By zero there is no result. */
    private static BuiltIn divided(String name, LongBinaryOperator body) {
        return BuiltIn.two(name, (left, right) -> isZero(right) ? Values.UNDEFINED : apply(body, left, right));
    }

    private static boolean isZero(JsonNode value) {
        return Values.isInteger(value) && Values.integer(value) == 0;
    }

    private static BuiltIn complement(String name) {
        return BuiltIn.one(
                name, value -> Values.isInteger(value) ? Values.of(~Values.integer(value)) : Values.UNDEFINED);
    }
}
