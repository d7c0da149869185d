package io.aiocosmos;

/**
 * A client with session tokens of its own: it reads what it has written, and what the session it was resumed from has.
 * {@link #close} ends the session and leaves the client it came from as it was.
 *
 * <p>Not for implementation; methods will be added.
 */
public interface CosmosAsyncSession extends CosmosAsyncClient {
    /** The same session for code that waits. */
    @Override
    CosmosSession blocking();

    /**
     * What this session has seen so far.
     *
     * @throws IllegalStateException if that is more than 3 KB; the message names the largest container
     */
    SessionState state();
}
