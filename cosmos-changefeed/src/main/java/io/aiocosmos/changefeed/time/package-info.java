/** Clock, timer and the one thread on which a processor decides. */
package io.aiocosmos.changefeed.time;
