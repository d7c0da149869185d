/** Between user values and bytes: picks the type, calls the user's codec, wraps what it throws. */
package io.aiocosmos.core.codec;
