/** One lease at work: reads pages, has them handled, writes checkpoints, renews. */
package io.aiocosmos.changefeed.worker;
