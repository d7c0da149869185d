/** Etags and times of writes. */
package io.aiocosmos.emulator.stamp;
