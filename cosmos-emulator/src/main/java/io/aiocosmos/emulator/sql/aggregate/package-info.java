/** Functions over many rows. */
package io.aiocosmos.emulator.sql.aggregate;
