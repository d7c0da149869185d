package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;

/** What a door hands requests to, step by step, so that faults can strike between the steps. */
public interface Reception {
    /** A request came in; what is to happen to it. */
    Verdict arrive(Request request);

    /** Processes the request, or gives the answer that the verdict says. */
    Response serve(Request request, Verdict verdict);

    /** The request is done. Called once for each that arrived. @param answer {@code null} if it got none */
    void leave(Request request, Response answer);
}
