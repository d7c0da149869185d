/** What listeners receive. */
package io.aiocosmos.core.event;
