/** Names and addresses of hosts. */
package io.aiocosmos.emulator.host;
