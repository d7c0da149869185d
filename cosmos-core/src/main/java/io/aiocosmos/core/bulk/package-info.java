/**
 * Many items, one request each: a window of requests in flight that is filled from the source as places come free, so
 * memory does not grow with the source; start at {@link io.aiocosmos.core.bulk.BulkRun}.
 */
package io.aiocosmos.core.bulk;
