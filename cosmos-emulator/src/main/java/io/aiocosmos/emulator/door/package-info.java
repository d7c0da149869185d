/** The ways in: the in-process transport and real ports. Start at {@link io.aiocosmos.emulator.door.Reception}. */
package io.aiocosmos.emulator.door;
