/** JSON trees, and the form in which the service stores an item. */
package io.aiocosmos.emulator.json;
