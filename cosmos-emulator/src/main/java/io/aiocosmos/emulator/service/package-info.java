/** The service behind the doors. */
package io.aiocosmos.emulator.service;
