package io.aiocosmos.emulator.sql.ast;

/** What a query inside an expression stands for. */
public enum SubqueryKind {
    /** The value of its only row. */
    SCALAR,
    /** Whether it has a row. */
    EXISTS,
    /** All its rows, as an array. */
    ARRAY
}
