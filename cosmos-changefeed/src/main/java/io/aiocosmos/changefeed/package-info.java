/**
 * Handles all changes of a container, shared out among any number of instances; start at {@link
 * io.aiocosmos.changefeed.ChangeFeedProcessor}. Types are immutable or thread-safe unless they say otherwise. Arguments are
 * never {@code null}.
 */
@NullMarked
package io.aiocosmos.changefeed;

import org.jspecify.annotations.NullMarked;
