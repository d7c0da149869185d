/**
 * Many items: one request each, or many by one request. A window limits what is under way and is filled from the source
 * as places become free, so memory does not grow with the source. Start at {@link io.aiocosmos.core.bulk.BulkRun}; how
 * items get to the service is for an {@link io.aiocosmos.core.bulk.ItemDispatcher} to say.
 */
package io.aiocosmos.core.bulk;
