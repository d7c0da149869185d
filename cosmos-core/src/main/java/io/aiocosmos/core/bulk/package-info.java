/**
 * Many items, one request each. A window limits the requests in flight and is filled from the source as places become
 * free, so memory does not grow with the source. Start at {@link io.aiocosmos.core.bulk.BulkRun}.
 */
package io.aiocosmos.core.bulk;
