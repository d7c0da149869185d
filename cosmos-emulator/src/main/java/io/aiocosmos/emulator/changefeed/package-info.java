/** The change feed of items: where it starts, what it shows of each change, and where its pages end. */
package io.aiocosmos.emulator.changefeed;
