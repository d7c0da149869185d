/** Pieces of messages: short, on one line. */
package io.aiocosmos.core.text;
