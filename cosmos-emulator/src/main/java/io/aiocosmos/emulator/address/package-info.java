/** What a path names. */
package io.aiocosmos.emulator.address;
