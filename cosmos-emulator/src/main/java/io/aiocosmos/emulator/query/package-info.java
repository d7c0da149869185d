/** Lists and queries of items: which partitions, which page, which plan. */
package io.aiocosmos.emulator.query;
