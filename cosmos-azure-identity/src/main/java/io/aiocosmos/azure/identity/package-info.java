/**
 * Credentials of azure-identity as credentials of a client; start at {@link io.aiocosmos.azure.identity.AzureIdentity}.
 * Arguments are never {@code null}.
 */
package io.aiocosmos.azure.identity;
