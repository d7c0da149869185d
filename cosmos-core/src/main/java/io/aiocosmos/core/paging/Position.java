package io.aiocosmos.core.paging;

/** Where the next page begins; means something only to the reader that made it. */
public interface Position {}
