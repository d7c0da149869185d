package io.aiocosmos.emulator.sql.eval;

import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A compiled pattern of LIKE: {@code %} for any run, {@code _} for one character, {@code [a-z]} and {@code [^a-z]} for
 * sets. Matching takes time in proportion to text times pattern at worst, whatever the pattern.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/query/keywords#like">LIKE</a>
 */
final class LikePattern {
    /** Decides about one character. */
    @FunctionalInterface
    private interface Unit {
        boolean fits(char c);
    }

    /** Usual patterns need a few for each character of the text. */
    private static final int MAX_STEPS = 20_000_000;

    /** Stands for any run of characters; known by its identity. */
    private static final Unit RUN = c -> false;

    private final List<Unit> units;

    private LikePattern(List<Unit> units) {
        this.units = units;
    }

    static LikePattern compile(String pattern, Optional<Character> escape) {
        List<Unit> units = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            boolean escaped = escape.isPresent() && escape.get() == c && at < pattern.length();
            int setEnd = c == '[' && !escaped ? setEnd(pattern, at) : -1;
            if (escaped) units.add(literal(pattern.charAt(at++)));
            else if (c == '%') units.add(RUN);
            else if (c == '_') units.add(any -> true);
            else if (setEnd < 0) units.add(literal(c));
            else units.add(set(pattern.substring(at, setEnd)));
            if (setEnd >= 0) at = setEnd + 1;
        }
        return new LikePattern(units);
    }

    /** Where the set ends that starts here; -1 if nothing closes it or it is empty. */
    private static int setEnd(String pattern, int start) {
        int first = pattern.startsWith("^", start) ? start + 1 : start;
        int end = pattern.indexOf(']', first);
        return end > first ? end : -1;
    }

    private static Unit literal(char wanted) {
        return c -> c == wanted;
    }

    private static Unit set(String content) {
        if (content.startsWith("^")) {
            Unit negated = set(content.substring(1));
            return c -> !negated.fits(c);
        }
        return c -> {
            for (int i = 0; i < content.length(); i++) {
                boolean range = i + 2 < content.length() && content.charAt(i + 1) == '-';
                char last = range ? content.charAt(i + 2) : content.charAt(i);
                if (c >= content.charAt(i) && c <= last) return true;
                if (range) i += 2;
            }
            return false;
        };
    }

    /**
     * Goes back only to the last run: what earlier runs took can stay.
     *
     * @throws SqlException if it takes too many steps
     */
    boolean matches(String text) {
        int at = 0;
        int unit = 0;
        int run = -1;
        int runEnd = 0;
        for (int steps = 0; at < text.length(); steps++) {
            if (steps == MAX_STEPS) throw tooComplex();
            if (unit < units.size() && units.get(unit) == RUN) {
                run = unit++;
                runEnd = at;
            } else if (unit < units.size() && units.get(unit).fits(text.charAt(at))) {
                unit++;
                at++;
            } else if (run >= 0) {
                unit = run + 1;
                at = ++runEnd;
            } else {
                return false;
            }
        }
        while (unit < units.size() && units.get(unit) == RUN) unit++;
        return unit == units.size();
    }

    private static SqlException tooComplex() {
        return SqlException.plain("A LIKE pattern of the query is too complex for a text that it met.");
    }
}
