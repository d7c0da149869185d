/** Random operations in random trouble, from seeds, and what must hold whatever happens. */
package io.aiocosmos.reliability.campaign;
