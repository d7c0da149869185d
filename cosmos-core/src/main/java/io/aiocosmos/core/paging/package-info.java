/**
 * Lists and queries as pages: one loop over the request pipeline for each way to read them; start at {@link
 * io.aiocosmos.core.paging.Feed}.
 */
package io.aiocosmos.core.paging;
