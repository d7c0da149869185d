/** Percent encoding (RFC 3986) for request lines, signatures and headers of the service. */
package io.aiocosmos.core.uri;
