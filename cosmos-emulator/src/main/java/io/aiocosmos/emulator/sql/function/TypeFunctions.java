package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.eval.Arithmetic;
import io.aiocosmos.emulator.sql.value.Values;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Type checks: false for undefined, never undefined themselves. */
final class TypeFunctions {
    private TypeFunctions() {}

    static List<BuiltIn> all() {
        return List.of(
                check("IS_ARRAY", JsonNode::isArray),
                check("IS_BOOL", JsonNode::isBoolean),
                check("IS_BOOLEAN", JsonNode::isBoolean), // what official clients write when they resume ORDER BY
                check("IS_DEFINED", Values::isDefined),
                check("IS_NULL", JsonNode::isNull),
                check("IS_NUMBER", JsonNode::isNumber),
                check("IS_OBJECT", JsonNode::isObject),
                check("IS_PRIMITIVE", Values::isPrimitive),
                check("IS_STRING", JsonNode::isString),
                new BuiltIn("IS_FINITE_NUMBER", 1, 1, arguments -> Arithmetic.isFinite(arguments.get(0))),
                check("IS_INTEGER", Values::isInteger));
    }

    private static BuiltIn check(String name, Predicate<JsonNode> test) {
        return BuiltIn.one(name, value -> Values.of(test.test(value)));
    }
}
