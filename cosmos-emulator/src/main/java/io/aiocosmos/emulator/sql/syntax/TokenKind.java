package io.aiocosmos.emulator.sql.syntax;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of words. Keywords are found by their name in any case, symbols by their spelling. */
enum TokenKind {
    NAME,
    STRING,
    NUMBER,
    PARAMETER,
    END,
    /** The name of a literal in another case: reserved, but not a literal. */
    MISSPELT,

    AND,
    ARRAY,
    AS,
    ASC,
    BETWEEN,
    BY,
    DESC,
    DISTINCT,
    ESCAPE,
    EXISTS,
    FROM,
    GROUP,
    IN,
    JOIN,
    LEFT,
    LIKE,
    LIMIT,
    NOT,
    OFFSET,
    OR,
    ORDER,
    RIGHT,
    SELECT,
    TOP,
    VALUE,
    WHERE,

    TRUE("true"),
    FALSE("false"),
    NULL("null"),
    UNDEFINED("undefined"),
    UDF("udf"),

    OPEN("("),
    CLOSE(")"),
    OPEN_BRACKET("["),
    CLOSE_BRACKET("]"),
    OPEN_BRACE("{"),
    CLOSE_BRACE("}"),
    COMMA(","),
    DOT("."),
    COLON(":"),
    QUESTION("?"),
    COALESCE("??"),
    EQUAL("="),
    NOT_EQUAL("!="),
    NOT_EQUAL_ANGLED("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    BIT_OR("|"),
    BIT_XOR("^"),
    BIT_AND("&"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    SHIFT_RIGHT_ZERO(">>>"),
    CONCATENATE("||"),
    PLUS("+"),
    MINUS("-"),
    STAR("*"),
    SLASH("/"),
    PERCENT("%"),
    TILDE("~");

    private static final int LONGEST_SYMBOL = 3;
    private static final Map<String, TokenKind> WORDS = Arrays.stream(values())
            .filter(kind -> kind.ordinal() > MISSPELT.ordinal() && kind.ordinal() < OPEN.ordinal())
            .collect(Collectors.toMap(Enum::name, Function.identity()));
    private static final Map<String, TokenKind> SYMBOLS = Arrays.stream(values())
            .filter(kind -> kind.ordinal() >= OPEN.ordinal())
            .collect(Collectors.toMap(kind -> kind.spelling, Function.identity()));

    private final String spelling;

    TokenKind() {
        this.spelling = "";
    }

    TokenKind(String spelling) {
        this.spelling = spelling;
    }

    /** What a word of letters is. */
    static TokenKind ofWord(String word) {
        TokenKind kind = WORDS.get(word.toUpperCase(Locale.ROOT));
        if (kind == null) return NAME;
        return kind.spelling.isEmpty() || kind.spelling.equals(word) ? kind : MISSPELT;
    }

    /** The longest symbol that starts here. */
    static Optional<TokenKind> symbolAt(String text, int position) {
        for (int length = LONGEST_SYMBOL; length > 0; length--) {
            if (position + length > text.length()) continue;
            TokenKind kind = SYMBOLS.get(text.substring(position, position + length));
            if (kind != null) return Optional.of(kind);
        }
        return Optional.empty();
    }

    int symbolLength() {
        return spelling.length();
    }
}
