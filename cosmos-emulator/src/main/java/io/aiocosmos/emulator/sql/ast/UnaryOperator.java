package io.aiocosmos.emulator.sql.ast;

/** What may stand before one operand. */
public enum UnaryOperator {
    MINUS("-"),
    PLUS("+"),
    COMPLEMENT("~"),
    NOT("NOT");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
