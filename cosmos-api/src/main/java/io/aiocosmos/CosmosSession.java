package io.aiocosmos;

/**
 * A client with session tokens of its own: it reads what it has written, and what the session it was resumed from has.
 * {@link #close} ends the session and leaves the client it came from as it was.
 *
 * <pre>{@code
 * try (CosmosSession session = client.newSession()) {
 *     session.database("books").container("ledger").createItem(entry);
 *     SessionState seen = session.state(); // for a cookie; client.resumeSession(seen) goes on from it
 * }
 * }</pre>
 *
 * <p>Not for implementation; methods will be added.
 */
public interface CosmosSession extends CosmosClient {
    /** The same session for code that does not wait. */
    @Override
    CosmosAsyncSession async();

    /**
     * What this session has seen so far.
     *
     * @throws IllegalStateException if that is more than 3 KB; the message names the largest container
     */
    SessionState state();
}
