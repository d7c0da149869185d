package io.aiocosmos.core.client;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;
import java.util.Optional;
import java.util.function.Function;

/** Reads where "it is not there" is an answer like any other. */
final class NotFoundAsEmpty {
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
        if (answer.status() != StatusCodes.NOT_FOUND) return false;
        int subStatus = answer.subStatus();
        return subStatus != SubStatusCodes.READ_SESSION_NOT_AVAILABLE
                && !(ownerMustExist && subStatus == SubStatusCodes.OWNER_RESOURCE_NOT_FOUND);
    }
}
