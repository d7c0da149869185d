/** Resource ids. */
package io.aiocosmos.emulator.rid;
