package io.aiocosmos.emulator.sql.ast;

/** One key of ORDER BY. */
public record OrderItem(Expression expression, Direction direction) {
    /** As written: a plan's text repeats ASC only where the user wrote it. */
    public enum Direction {
        UNSAID,
        ASCENDING,
        DESCENDING
    }

    public boolean isDescending() {
        return direction == Direction.DESCENDING;
    }
}
