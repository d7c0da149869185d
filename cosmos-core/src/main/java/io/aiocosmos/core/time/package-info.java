/** Deadlines, and the one clock and timer of a client; tests bring their own. */
package io.aiocosmos.core.time;
