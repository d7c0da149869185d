package io.aiocosmos.emulator.sql.ast;

/** What a query inside an expression stands for. */
public enum SubqueryKind {
    /** The value of its only row. */
    SCALAR,
    /** Whether it has a row. */
    EXISTS,
    /** All its rows, as an array. */
    ARRAY,
    /** Whether each of its rows is {@code true}. */
    ALL,
    /** The value of its first row. */
    FIRST,
    /** The value of its last row. */
    LAST
}
