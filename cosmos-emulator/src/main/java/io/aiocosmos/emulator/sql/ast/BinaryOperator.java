package io.aiocosmos.emulator.sql.ast;

/** What may stand between two operands; AND and OR are {@link LogicalOperator}s. */
public enum BinaryOperator {
    COALESCE("??"),
    EQUAL("="),
    NOT_EQUAL("!="),
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
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%");

    private final String symbol;

    BinaryOperator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
