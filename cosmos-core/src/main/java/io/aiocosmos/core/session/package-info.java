/**
 * Session consistency: which tokens are kept, how they are merged, and which one goes with which request. Start at
 * {@link io.aiocosmos.core.session.SessionStore}; {@link io.aiocosmos.core.session.SessionScope} decides which requests
 * take part.
 *
 * <p>A token is the progress that a client has seen of one partition key range: {@code 0:1#100#1=20#2=5} is range 0, version 1, global
 * sequence number (LSN) 100, region 1 at 20, region 2 at 5.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/consistency-levels#session-consistency">Session
 *     consistency</a>
 */
package io.aiocosmos.core.session;
