package io.aiocosmos.core.retry;

/**
 * What the account and the client allow, at the time of a failure.
 *
 * @param regions how many regions accept the operation; at least 1
 * @param multipleWrites whether several regions accept writes of items
 * @param renewableToken whether requests carry a token that can be renewed, such as one of Entra ID
 * @param movesWrites whether the account moves the writes of single ranges, and another region may have those of this
 * @param discovery whether regions of the account are used at all, or only the configured endpoint
 */
public record AccountTraits(
        int regions, boolean multipleWrites, boolean renewableToken, boolean movesWrites, boolean discovery) {}
