package io.aiocosmos;

import java.time.Instant;

/**
 * A database as the service knows it.
 *
 * @param id its name
 * @param rid the service's own id, new when a database is made again under an old name
 * @param etag its version
 * @param lastModified when it was last changed, in whole seconds
 */
public record DatabaseProperties(String id, String rid, String etag, Instant lastModified) {}
