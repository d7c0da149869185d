/** What listeners are told. */
package io.aiocosmos.core.event;
