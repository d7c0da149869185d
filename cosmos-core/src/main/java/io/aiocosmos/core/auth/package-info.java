/**
 * How requests are authorized: signatures by account key, Entra ID tokens, resource tokens; and the date that goes with
 * them. Start at {@link io.aiocosmos.core.auth.RequestSigner}.
 *
 * <p>No message and no {@code toString} here shows a key or a token.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/cosmos-db/access-control-on-cosmosdb-resources">Access control</a>
 */
package io.aiocosmos.core.auth;
