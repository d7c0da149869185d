/** Many operations for a long time, with failures: what grows, and what is left. */
package io.aiocosmos.reliability.soak;
