package io.aiocosmos.core.paging;

/** Where the service itself goes on. Does not print its continuation, which may hold values of items. */
public final class ServicePosition implements Position {
    private final String continuation;

    ServicePosition(String continuation) {
        this.continuation = continuation;
    }

    /** What the service is to be sent; {@code null} for the start, which has no position. */
    public static String continuation(Position from) {
        return from == null ? null : ((ServicePosition) from).continuation;
    }
}
