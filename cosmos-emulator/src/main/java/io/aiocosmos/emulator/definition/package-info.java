/** What containers are made of: reads, checks and completes definitions. */
package io.aiocosmos.emulator.definition;
