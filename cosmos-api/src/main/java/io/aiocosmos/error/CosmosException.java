package io.aiocosmos.error;

import io.aiocosmos.spi.PrintableText;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * The root of every failure this library reports. The message is one line of at most 300 characters: what, where, the
 * status by name, tries, charge, what to do, activity id. It never holds a key, a token or an item.
 *
 * <pre>{@code
 * try {
 *     ledger.createItem(entry);
 * } catch (CosmosConflictException e) {
 *     System.out.println("it is there already");
 * }
 * }</pre>
 */
public abstract sealed class CosmosException extends RuntimeException
        permits CosmosServiceException,
                CosmosTransportException,
                CosmosTimeoutException,
                CosmosCancelledException,
                CosmosCodecException,
                CosmosSetupException {
    private static final long serialVersionUID = 1L;

    private final ErrorDetails details;

    CosmosException(String message, ErrorDetails details, Throwable cause) {
        super(PrintableText.of(message), cause);
        this.details = details;
    }

    /** Whether the same call, unchanged, may succeed later. */
    public abstract boolean isTransient();

    /** Whether the service may have done what was asked. */
    public Outcome outcome() {
        return details().outcome();
    }

    /** Everything known of the failure. */
    public ErrorDetails details() {
        return details == null ? ErrorDetails.NONE : details;
    }

    /**
     * The failure inside what a future throws: the {@link CosmosException} under any {@link CompletionException} or
     * {@link ExecutionException}.
     *
     * @return the exception found
     * @throws IllegalArgumentException with {@code problem} as its cause if there is none inside
     */
    public static CosmosException unwrap(Throwable problem) {
        Throwable inner = problem;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) inner = inner.getCause();
        if (inner instanceof CosmosException) return (CosmosException) inner;
        throw new IllegalArgumentException(
                "not a CosmosException: " + problem.getClass().getName(), problem);
    }
}
