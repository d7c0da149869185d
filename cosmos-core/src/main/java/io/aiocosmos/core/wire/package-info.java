/** The protocol's numbers and names: status codes, sub-status codes, headers. Each stands here and nowhere else. */
package io.aiocosmos.core.wire;
