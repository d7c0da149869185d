/** The closed family of failures. */
@NullMarked
package io.aiocosmos.error;

import org.jspecify.annotations.NullMarked;
