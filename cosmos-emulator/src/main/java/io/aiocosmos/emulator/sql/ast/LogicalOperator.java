package io.aiocosmos.emulator.sql.ast;

/** The two operators of three-valued logic that chain. */
public enum LogicalOperator {
    AND,
    OR
}
