/**
 * The clients of the API over the request pipeline. Each operation is made in one place ({@code …Requests}) and sent by
 * two thin views, one that waits and one that does not; a {@link io.aiocosmos.core.client.ClientContext} is what both share.
 */
package io.aiocosmos.core.client;
