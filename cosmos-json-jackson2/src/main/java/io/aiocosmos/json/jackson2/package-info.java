/** JSON by Jackson 2; start at {@link io.aiocosmos.json.jackson2.Jackson2Codec}. */
@NullMarked
package io.aiocosmos.json.jackson2;

import org.jspecify.annotations.NullMarked;
