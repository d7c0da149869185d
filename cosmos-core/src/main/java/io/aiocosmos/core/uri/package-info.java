/** The percent escapes of RFC 3986, which request lines, signatures and the service's own headers share. */
package io.aiocosmos.core.uri;
