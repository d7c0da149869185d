/**
 * Lists and queries page by page, blocking ({@link io.aiocosmos.core.paging.Pages}) and asynchronously ({@link
 * io.aiocosmos.core.paging.AsyncPages}), both over a {@link io.aiocosmos.core.paging.PageReader}.
 */
package io.aiocosmos.core.paging;
