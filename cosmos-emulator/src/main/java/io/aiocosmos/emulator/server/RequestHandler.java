package io.aiocosmos.emulator.server;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;

/** Takes a request in three steps, so that faults can apply between them. */
public interface RequestHandler {
    /** The response to a request at a port that is for the emulator itself; {@code null} to any other. */
    default Response control(Request request) {
        return null;
    }

    /** First: what happens to a request that came in. */
    FaultDecision decide(Request request);

    /** Then, unless the connection breaks before: processes the request, or gives the response that the decision has. */
    Response process(Request request, FaultDecision decision);

    /** Last, once for each request. @param response {@code null} if there was none */
    void finished(Request request, Response response);
}
