package io.aiocosmos.emulator.server.http;

import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.util.UUID;

/** A malformed request, or one for a host that is not served: refused before the service sees it, then the connection is closed. */
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

    Response response() {
        String activityId = UUID.randomUUID().toString();
        return error.response(activityId, "/").with("x-ms-activity-id", activityId);
    }
}
