/** JSON by Moshi; start at {@link io.aiocosmos.json.moshi.MoshiCodec}. */
@NullMarked
package io.aiocosmos.json.moshi;

import org.jspecify.annotations.NullMarked;
