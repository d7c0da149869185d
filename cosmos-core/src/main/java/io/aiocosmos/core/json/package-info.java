/**
 * JSON that core reads and writes without a codec: slices of a document over its own bytes, and text for bodies and
 * headers. Nothing here builds a tree or knows the user's types.
 *
 * <p>Start at {@link io.aiocosmos.core.json.JsonSlice}; {@link io.aiocosmos.core.json.FeedPage} is one page of a feed.
 *
 * <p><b>How strict reading is.</b> What is walked is checked: punctuation, names that are read, numbers and literals
 * that stand directly in a walked object or array. What is skipped is only delimited: in a nested object or array the
 * ends of strings are found and brackets are counted, not paired; in any string, escapes and UTF-8 are looked at when
 * it is read. So a document is sound exactly if walking it succeeds and each slice it gave is sound.
 */
package io.aiocosmos.core.json;
