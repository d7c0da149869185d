/** The list of what may fail, and what must come of it. */
package io.aiocosmos.reliability.scenario;
