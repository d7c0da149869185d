/** Converts between user values and bytes: picks the type, calls the user's codec, wraps its exceptions. */
package io.aiocosmos.core.codec;
