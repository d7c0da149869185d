package io.aiocosmos.emulator.sql.function;

import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A compiled regular expression whose searches are limited: none runs away by backtracking. */
final class RegexPattern {
    /** Reads of characters; usual patterns need a few for each character of the text. */
    private static final long MAX_STEPS = 20_000_000;

    private static final String[][] CLASSES = {
        {"alpha", "Alpha"}, {"digit", "Digit"}, {"alnum", "Alnum"}, {"upper", "Upper"}, {"lower", "Lower"},
        {"space", "Space"}, {"blank", "Blank"}, {"punct", "Punct"}, {"print", "Print"}, {"graph", "Graph"},
        {"cntrl", "Cntrl"}, {"xdigit", "XDigit"}
    };

    private final Pattern pattern;

    private RegexPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Of {@code flags/pattern}; empty if either is invalid. */
    static Optional<RegexPattern> compile(String flagsAndPattern) {
        int slash = flagsAndPattern.indexOf('/');
        int flags = Pattern.UNIX_LINES; // a line ends with a line feed and nothing else
        for (char flag : flagsAndPattern.substring(0, slash).toCharArray()) {
            int bit = flag(flag);
            if (bit == 0) return Optional.empty();
            flags |= bit;
        }
        try {
            return Optional.of(new RegexPattern(Pattern.compile(javas(flagsAndPattern.substring(slash + 1)), flags)));
        } catch (PatternSyntaxException invalid) {
            return Optional.empty();
        }
    }

    /** The classes that Perl writes in brackets of their own; to the JDK {@code [[:digit:]]} is a set of letters. */
    private static String javas(String pattern) {
        if (!pattern.contains("[:")) return pattern;
        String result = pattern;
        for (String[] named : CLASSES) {
            result = result.replace("[:" + named[0] + ":]", "\\p{" + named[1] + "}")
                    .replace("[:^" + named[0] + ":]", "\\P{" + named[1] + "}");
        }
        return result;
    }

    private static int flag(char letter) {
        return switch (letter) {
            case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            case 'm' -> Pattern.MULTILINE;
            case 's' -> Pattern.DOTALL;
            case 'x' -> Pattern.COMMENTS;
            default -> 0;
        };
    }

    /**
     * Runs a search.
     *
     * @throws SqlException if it takes too many steps, or more stack than there is: the JDK's matcher recurses
     */
    <T> T search(String text, Function<Matcher, T> search) {
        try {
            return search.apply(pattern.matcher(new CountedText(text)));
        } catch (StackOverflowError tooDeep) {
            throw tooComplex();
        }
    }

    private static SqlException tooComplex() {
        return SqlException.plain("A regular expression of the query is too complex for a text that it met.");
    }

    /** A text with a limit on how often its characters are read. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private long steps;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MAX_STEPS) throw tooComplex();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
