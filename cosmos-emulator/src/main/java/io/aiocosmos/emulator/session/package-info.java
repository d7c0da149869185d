/** Session tokens. */
package io.aiocosmos.emulator.session;
