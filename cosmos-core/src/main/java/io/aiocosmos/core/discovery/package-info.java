/** Finds the one transport and the one codec that a user put on the class path or module path. */
package io.aiocosmos.core.discovery;
