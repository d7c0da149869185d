/** Authorization of requests. */
package io.aiocosmos.emulator.auth;
