package io.aiocosmos.core.paging;

/** The position after a page of the service. Does not print its continuation, which may contain values of items. */
public final class ServicePosition implements Position {
    private final String continuation;

    ServicePosition(String continuation) {
        this.continuation = continuation;
    }

    /** The continuation to send; {@code null} for the start, which has no position. */
    public static String continuation(Position from) {
        return from == null ? null : ((ServicePosition) from).continuation;
    }
}
