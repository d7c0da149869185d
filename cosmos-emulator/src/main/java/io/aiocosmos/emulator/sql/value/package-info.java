/** What SQL says about JSON values: their types, their order and when two are equal. A missing node is undefined. */
package io.aiocosmos.emulator.sql.value;
