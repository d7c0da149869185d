package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.ast.BinaryOperator;
import java.util.EnumMap;
import java.util.Map;

/** How tightly operators bind: the higher the level, the tighter. All of one level associate to the left. */
final class Operators {
    static final int COALESCE = 1;
    static final int OR = 2;
    static final int AND = 3;
    static final int NOT = 4;
    /** BETWEEN, IN and LIKE. */
    static final int PREDICATE = 5;

    static final int COMPARISON = 6;

    /** Of a word that is no operator. */
    static final int NONE = 0;

    private static final Map<TokenKind, BinaryOperator> BINARY = new EnumMap<>(TokenKind.class);
    private static final Map<TokenKind, Integer> LEVELS = new EnumMap<>(TokenKind.class);

    static {
        LEVELS.put(TokenKind.OR, OR);
        LEVELS.put(TokenKind.AND, AND);
        LEVELS.put(TokenKind.BETWEEN, PREDICATE);
        LEVELS.put(TokenKind.IN, PREDICATE);
        LEVELS.put(TokenKind.LIKE, PREDICATE);
        add(COALESCE, TokenKind.COALESCE, BinaryOperator.COALESCE);
        add(COMPARISON, TokenKind.EQUAL, BinaryOperator.EQUAL);
        add(COMPARISON, TokenKind.NOT_EQUAL, BinaryOperator.NOT_EQUAL);
        add(COMPARISON, TokenKind.NOT_EQUAL_ANGLED, BinaryOperator.NOT_EQUAL);
        add(COMPARISON, TokenKind.LESS, BinaryOperator.LESS);
        add(COMPARISON, TokenKind.LESS_OR_EQUAL, BinaryOperator.LESS_OR_EQUAL);
        add(COMPARISON, TokenKind.GREATER, BinaryOperator.GREATER);
        add(COMPARISON, TokenKind.GREATER_OR_EQUAL, BinaryOperator.GREATER_OR_EQUAL);
        add(7, TokenKind.BIT_OR, BinaryOperator.BIT_OR);
        add(8, TokenKind.BIT_XOR, BinaryOperator.BIT_XOR);
        add(9, TokenKind.BIT_AND, BinaryOperator.BIT_AND);
        add(10, TokenKind.SHIFT_LEFT, BinaryOperator.SHIFT_LEFT);
        add(10, TokenKind.SHIFT_RIGHT, BinaryOperator.SHIFT_RIGHT);
        add(10, TokenKind.SHIFT_RIGHT_ZERO, BinaryOperator.SHIFT_RIGHT_ZERO);
        add(11, TokenKind.CONCATENATE, BinaryOperator.CONCATENATE);
        add(12, TokenKind.PLUS, BinaryOperator.ADD);
        add(12, TokenKind.MINUS, BinaryOperator.SUBTRACT);
        add(13, TokenKind.STAR, BinaryOperator.MULTIPLY);
        add(13, TokenKind.SLASH, BinaryOperator.DIVIDE);
        add(13, TokenKind.PERCENT, BinaryOperator.REMAINDER);
    }

    private Operators() {}

    private static void add(int level, TokenKind kind, BinaryOperator operator) {
        LEVELS.put(kind, level);
        BINARY.put(kind, operator);
    }

    static int level(TokenKind kind) {
        return LEVELS.getOrDefault(kind, NONE);
    }

    static BinaryOperator binary(TokenKind kind) {
        return BINARY.get(kind);
    }
}
