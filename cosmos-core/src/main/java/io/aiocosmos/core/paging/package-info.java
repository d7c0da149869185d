/**
 * Lists and queries as pages: one loop over the request pipeline for each way to read them; start at {@link
 * io.aiocosmos.core.paging.PagedRequest}.
 */
package io.aiocosmos.core.paging;
