package io.aiocosmos.changefeed;

/** The type of the changes and the handler of them: one of the two, the other is {@code null}. */
record HandlerPair<T>(FeedType<T> type, AsyncChangeHandler<T> async, ChangeHandler<T> blocking) {}
