/**
 * Reads the change feed of a container: which of its ranges comes next, how far each has been read, and how that is
 * written as a continuation. Works on {@code partition} and {@code paging} as queries do.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/change-feed">Change feed</a>
 */
package io.aiocosmos.core.changefeed;
