/**
 * Credentials of azure-identity as credentials of a client; start at {@link io.aiocosmos.azure.identity.AzureIdentity}.
 * Arguments are never {@code null}.
 */
@NullMarked
package io.aiocosmos.azure.identity;

import org.jspecify.annotations.NullMarked;
