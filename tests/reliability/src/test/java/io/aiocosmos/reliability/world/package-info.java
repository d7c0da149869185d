/** An account, its clients and the network between them, on virtual time. */
package io.aiocosmos.reliability.world;
