/** JSON by Jackson 3; start at {@link io.aiocosmos.json.jackson.JacksonCodec}. */
package io.aiocosmos.json.jackson;
