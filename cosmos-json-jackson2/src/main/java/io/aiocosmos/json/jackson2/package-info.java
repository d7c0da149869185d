/** JSON by Jackson 2; start at {@link io.aiocosmos.json.jackson2.Jackson2Codec}. */
package io.aiocosmos.json.jackson2;
