package io.aiocosmos.emulator.sql.ast;

/** A stretch of the query's text: offsets in UTF-16 units, the end exclusive. */
public record Span(int start, int end) {
    /** From the start of this one to the end of another. */
    public Span to(Span last) {
        return new Span(start, last.end);
    }
}
