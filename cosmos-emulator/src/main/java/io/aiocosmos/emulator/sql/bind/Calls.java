package io.aiocosmos.emulator.sql.bind;

import io.aiocosmos.emulator.sql.ast.Expression;
import io.aiocosmos.emulator.sql.error.UnsupportedFeature;
import io.aiocosmos.emulator.sql.function.BuiltIn;
import io.aiocosmos.emulator.sql.function.BuiltIns;
import java.util.Optional;

/** Whether calls name a function that exists and give it as many arguments as it takes. */
final class Calls {
    private Calls() {}

    static void check(Expression.Call call, SqlErrors errors) {
        Optional<UnsupportedFeature> refused = unsupported(call);
        Optional<BuiltIn> function = BuiltIns.named(call.name());
        int start = call.nameSpan().start();
        int end = call.nameSpan().end();
        if (refused.isPresent()) {
            errors.add(refused.get().at(start, end));
        } else if (function.isEmpty()) {
            errors.at(call.nameSpan(), "SC2005", "'" + call.name() + "' is not a recognized built-in function name.");
        } else if (!function.get().takes(call.arguments().size())) {
            wrongCount(call, function.get().arity(), errors);
        }
    }

    static void wrongCount(Expression.Call call, String arity, SqlErrors errors) {
        errors.at(call.span(), "SC2050", "The " + call.name() + " function requires " + arity + " argument(s).");
    }

    /** What the emulator lacks, if the call needs it. */
    static Optional<UnsupportedFeature> unsupported(Expression.Call call) {
        return call.userDefined()
                ? Optional.of(UnsupportedFeature.USER_DEFINED_FUNCTION)
                : UnsupportedFeature.function(call.name());
    }
}
