package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.UUID;

/** A request that is none, or that this port does not serve: answered before the service sees it, then closed. */
final class HttpProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ServiceError error;

    private HttpProblem(ServiceError error) {
        super(error.getMessage(), null, false, false);
        this.error = error;
    }

    static HttpProblem of(int status, String message) {
        return new HttpProblem(ServiceError.gateway(status, message));
    }

    static HttpProblem malformed(String what) {
        return of(400, "The HTTP request is malformed: " + what + ".");
    }

    Response answer() {
        String activityId = UUID.randomUUID().toString();
        return error.answer(activityId, "/").with("x-ms-activity-id", activityId);
    }
}
