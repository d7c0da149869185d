/** JSON by Moshi; start at {@link io.aiocosmos.json.moshi.MoshiCodec}. */
package io.aiocosmos.json.moshi;
