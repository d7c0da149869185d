/** JSON by Jackson 3; start at {@link io.aiocosmos.json.jackson.JacksonCodec}. */
@NullMarked
package io.aiocosmos.json.jackson;

import org.jspecify.annotations.NullMarked;
