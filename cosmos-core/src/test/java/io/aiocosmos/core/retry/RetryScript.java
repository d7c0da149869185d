package io.aiocosmos.core.retry;

import io.aiocosmos.RetryOptions;
import io.aiocosmos.spi.TransportFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Retries in shorthand.
 *
 * <p>Operations: {@code read}, {@code write}, {@code guarded} (with an etag), {@code repeatable} (allowed by the user).
 * Accounts: number of regions, then {@code S}ingle- or {@code M}ulti-write, {@code t} for a renewable token,
 * {@code p} if another region may have the writes of the range, {@code -} for no discovery. Failures:
 * {@code status/subStatus+retryAfter} or the kind of a transport failure, with {@code !} if it may have been sent.
 * Decisions: where, at how many milliseconds, and effects by letter ({@link #LETTERS}).
 */
final class RetryScript {
    static final OperationTraits READ = new OperationTraits(false, false, false);

    /** In the order of {@link RetryAction}: marks for reads and writes, account, container, only if, token, header. */
    private static final String LETTERS = "rwAC?TH";

    private static final int NEVER_MORE_THAN = 1_000;

    private RetryScript() {}

    static OperationTraits operation(String name) {
        return switch (name) {
            case "read" -> READ;
            case "write" -> new OperationTraits(true, false, false);
            case "guarded" -> new OperationTraits(true, true, false);
            case "repeatable" -> new OperationTraits(true, false, true);
            default -> throw new IllegalArgumentException(name);
        };
    }

    static AccountTraits account(String code) {
        int regions = code.charAt(0) - '0';
        return new AccountTraits(
                regions, code.contains("M"), code.contains("t"), code.contains("p"), !code.contains("-"));
    }

    static AttemptFailure failure(String code) {
        if (!Character.isDigit(code.charAt(0))) {
            boolean sent = code.endsWith("!");
            String kind = sent ? code.substring(0, code.length() - 1) : code;
            return AttemptFailure.ofTransport(
                    new TransportFailure(TransportFailure.Kind.valueOf(kind), sent, "test", null));
        }
        int plus = code.indexOf('+');
        long retryAfter = plus < 0 ? -1 : Long.parseLong(code.substring(plus + 1));
        String[] status = (plus < 0 ? code : code.substring(0, plus)).split("/");
        return AttemptFailure.ofResponse(
                Integer.parseInt(status[0]), status.length < 2 ? 0 : Integer.parseInt(status[1]), retryAfter);
    }

    /** What is decided if every attempt fails alike, without jitter and without a deadline. */
    static List<RetryDecision> decisions(String operation, String account, String failure, RetryState state) {
        RetryPolicy policy = new RetryPolicy(() -> 0, RetryOptions.defaults());
        List<RetryDecision> decisions = new ArrayList<>();
        do {
            decisions.add(policy.decide(
                    operation(operation), account(account), null, state, failure(failure), Long.MAX_VALUE));
        } while (decisions.get(decisions.size() - 1).isRetry() && decisions.size() < NEVER_MORE_THAN);
        return decisions;
    }

    /** The number of retries for all causes. */
    static int retries(RetryState state) {
        return Arrays.stream(RetryCause.values()).mapToInt(state::retries).sum();
    }

    /** The same in shorthand; what is repeated is counted: {@code write-region@1000:wA x30}. */
    static String play(String operation, String account, String failure) {
        List<String> steps = new ArrayList<>();
        String last = null;
        int times = 0;
        for (RetryDecision decision : decisions(operation, account, failure, new RetryState())) {
            String step = show(decision);
            times = step.equals(last) ? times + 1 : 1;
            if (times > 1) steps.remove(steps.size() - 1);
            steps.add(times > 1 ? step + " x" + times : step);
            last = step;
        }
        return String.join(", ", steps);
    }

    static String show(RetryDecision decision) {
        StringBuilder effects = new StringBuilder();
        for (RetryAction effect : RetryAction.values())
            if (decision.has(effect)) effects.append(LETTERS.charAt(effect.ordinal()));
        String what = decision.isRetry()
                ? decision.target().name().toLowerCase().replace('_', '-') + "@" + decision.delayNanos() / 1_000_000
                : "done";
        return effects.length() == 0 ? what : what + ":" + effects;
    }
}
