/** Finds the transport and the codec on the class path or module path. */
package io.aiocosmos.core.discovery;
