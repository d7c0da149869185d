/** The account's regions and the addresses that lead to them. */
package io.aiocosmos.emulator.region;
