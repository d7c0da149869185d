package io.aiocosmos.core.client;

import io.aiocosmos.core.result.OperationResult;
import java.util.Optional;
import java.util.function.Function;

/** Reads where "it is not there" is an answer like any other. */
final class NotFoundAsEmpty {
    private static final int SESSION_NOT_AVAILABLE = 1002;
    private static final int OWNER_NOT_FOUND = 1003;

    private NotFoundAsEmpty() {}

    static boolean exists(OperationResult answer) {
        return !isAbsent(answer, false) && answer.orThrow().isOk();
    }

    /** A missing container is a mistake to hear of, not a missing item. */
    static <T> Optional<T> value(OperationResult answer, Function<OperationResult, T> value) {
        return isAbsentItem(answer)
                ? Optional.empty()
                : Optional.ofNullable(answer.orThrow().readBody(value));
    }

    /** Whether an item of a container that exists is not there. */
    static boolean isAbsentItem(OperationResult answer) {
        return isAbsent(answer, true);
    }

    private static boolean isAbsent(OperationResult answer, boolean ownerMustExist) {
        if (answer.status() != 404) return false;
        int subStatus = answer.subStatus();
        return subStatus != SESSION_NOT_AVAILABLE && !(ownerMustExist && subStatus == OWNER_NOT_FOUND);
    }
}
