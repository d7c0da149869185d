/** Who may pass. */
package io.aiocosmos.emulator.auth;
