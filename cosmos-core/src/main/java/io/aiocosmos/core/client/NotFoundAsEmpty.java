package io.aiocosmos.core.client;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.core.wire.SubStatusCodes;
import java.util.Optional;
import java.util.function.Function;

/** Reads for which a 404 is a value and not an exception. */
final class NotFoundAsEmpty {
    private NotFoundAsEmpty() {}

    static boolean exists(OperationResult response) {
        return !isAbsent(response, false) && response.orThrow().isOk();
    }

    /** A missing container is a mistake to hear of, not a missing item. */
    static <T> Optional<T> value(OperationResult response, Function<OperationResult, T> value) {
        return isAbsentItem(response)
                ? Optional.empty()
                : Optional.ofNullable(response.orThrow().readBody(value));
    }

    /** Whether an item of a container that exists is not there. */
    static boolean isAbsentItem(OperationResult response) {
        return isAbsent(response, true);
    }

    private static boolean isAbsent(OperationResult response, boolean ownerMustExist) {
        if (response.status() != StatusCodes.NOT_FOUND) return false;
        int subStatus = response.subStatus();
        return subStatus != SubStatusCodes.READ_SESSION_NOT_AVAILABLE
                && !(ownerMustExist && subStatus == SubStatusCodes.OWNER_RESOURCE_NOT_FOUND);
    }
}
