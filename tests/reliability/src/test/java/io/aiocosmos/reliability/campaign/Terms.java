package io.aiocosmos.reliability.campaign;

import io.aiocosmos.HedgingOptions;
import io.aiocosmos.ItemWriteOptions;
import io.aiocosmos.RequestOptions;
import io.aiocosmos.RetryKind;
import io.aiocosmos.RetryOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * How an operation is to be done: in what time, with which retries ({@code none}, a number, {@code only:KIND},
 * {@code except:KIND}, or empty for the client's own), hedged after how many milliseconds (empty for the client's own), and
 * whether {@code again} if its outcome is unknown.
 */
record Terms(Duration timeout, String retry, String hedging, boolean again) {
    static Terms within(Duration timeout) {
        return new Terms(timeout, "", "", false);
    }

    static Terms of(Event event, long timeoutMillis) {
        return new Terms(
                Duration.ofMillis(event.number("timeout", timeoutMillis)),
                event.option("retry", ""),
                event.option("hedging", ""),
                event.number("again", 0) == 1);
    }

    <B extends RequestOptions.Builder<B>> B put(B options) {
        options.timeout(timeout);
        if (!retry.isEmpty()) options.retry(retries());
        if (!hedging.isEmpty()) options.hedging(hedging(Integer.parseInt(hedging), false));
        return options;
    }

    ItemWriteOptions.Builder write() {
        return put(ItemWriteOptions.builder()).retryUnknownOutcome(again);
    }

    /** With a budget that is never spent. */
    static HedgingOptions hedging(int thresholdMillis, boolean writes) {
        return HedgingOptions.builder()
                .threshold(Duration.ofMillis(thresholdMillis))
                .budgetPercent(100)
                .hedgeWrites(writes)
                .build();
    }

    private RetryOptions retries() {
        if (retry.equals("none")) return RetryOptions.none();
        RetryOptions.Builder options = RetryOptions.builder();
        String[] words = retry.split(":");
        if (words.length == 1)
            return options.maxRetries(Integer.parseInt(retry)).build();
        RetryKind kind = RetryKind.valueOf(words[1]);
        return (words[0].equals("only") ? options.only(kind) : options.except(kind)).build();
    }

    /** How often it may be sent again; empty if nothing is said of that. */
    Optional<Integer> mostRetries() {
        if (retry.isEmpty() || retry.contains(":")) return Optional.empty();
        return Optional.of(retry.equals("none") ? 0 : Integer.valueOf(retry));
    }
}
