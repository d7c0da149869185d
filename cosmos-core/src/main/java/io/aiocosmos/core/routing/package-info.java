/**
 * Where requests go: which regions an account has, which of them to ask first and which next. Start at
 * {@link io.aiocosmos.core.routing.EndpointRouter}.
 *
 * @see <a href="https://learn.microsoft.com/azure/cosmos-db/nosql/troubleshoot-sdk-availability">Availability of SDKs
 *     in multiregional environments</a>
 */
package io.aiocosmos.core.routing;
