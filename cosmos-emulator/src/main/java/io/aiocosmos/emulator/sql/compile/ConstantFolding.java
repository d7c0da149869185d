package io.aiocosmos.emulator.sql.compile;

import io.aiocosmos.emulator.sql.eval.Evaluator;
import io.aiocosmos.emulator.sql.eval.Frame;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Evaluates constant expressions when a query is compiled. Only for those that cannot fail and need neither clock nor random numbers. */
final class ConstantFolding {
    private ConstantFolding() {}

    static Evaluator fold(Evaluator evaluator, List<Evaluator> operands) {
        if (!operands.stream().allMatch(Evaluator.Constant.class::isInstance)) return evaluator;
        Frame empty = new Frame(0, Collections.emptyIterator(), Clock.systemUTC(), new SplittableRandom());
        return Evaluator.constant(evaluator.evaluate(empty));
    }
}
