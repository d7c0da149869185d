package io.aiocosmos.emulator.sql.function;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All built-in functions by name.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query/system-functions">System functions</a>
 */
public final class BuiltIns {
    private static final Map<String, BuiltIn> BY_NAME = Stream.of(
                    ArrayAggregateFunctions.all(),
                    ArrayFunctions.all(),
                    ClockFunctions.all(),
                    ConditionalFunctions.all(),
                    ConversionFunctions.all(),
                    DateTimeFunctions.all(),
                    IntegerFunctions.all(),
                    ItemFunctions.all(),
                    MathFunctions.all(),
                    RegexFunctions.all(),
                    SearchFunctions.all(),
                    SetFunctions.all(),
                    SpatialFunctions.all(),
                    TextFunctions.all(),
                    TypeFunctions.all())
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(BuiltIn::name, Function.identity()));

    private static final Set<String> CHANGING = Stream.concat(
                    Stream.of("RAND"), ClockFunctions.all().stream().map(BuiltIn::name))
            .collect(Collectors.toUnmodifiableSet());

    private BuiltIns() {}

    /** Whether a function of this name gives the same value for the same arguments always. */
    public static boolean isConstant(String name) {
        return !CHANGING.contains(name.toUpperCase(Locale.ROOT));
    }

    /** Every function. */
    public static Collection<BuiltIn> all() {
        return BY_NAME.values();
    }

    /** The function of this name, in any case. */
    public static Optional<BuiltIn> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }
}
