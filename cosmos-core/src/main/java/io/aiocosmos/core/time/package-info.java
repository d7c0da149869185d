/** Deadlines, and the clock and timer of a client, which tests replace. */
package io.aiocosmos.core.time;
