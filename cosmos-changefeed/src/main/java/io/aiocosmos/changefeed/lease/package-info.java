/** Leases: their documents, which are those of Microsoft's SDK for Java, the container that keeps them, and fenced writes. */
package io.aiocosmos.changefeed.lease;
