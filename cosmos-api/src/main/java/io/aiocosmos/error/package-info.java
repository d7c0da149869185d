/** The closed family of failures. */
package io.aiocosmos.error;
