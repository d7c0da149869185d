package io.aiocosmos.official;

/** Which changes a processor handles. */
enum FeedMode {
    LATEST,
    ALL_VERSIONS
}
