package io.aiocosmos.emulator;

import io.aiocosmos.emulator.door.Reception;
import io.aiocosmos.emulator.door.Verdict;
import io.aiocosmos.emulator.service.CosmosService;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Receives what comes in by the doors: counts it, lets faults strike, and hands it to the service. */
final class FrontDesk implements Reception {
    private static final Verdict REFUSED = new Verdict(Verdict.Connection.REFUSED, null, null, Duration.ZERO);

    private final List<Consumer<EmulatorRequest>> listeners = new CopyOnWriteArrayList<>();
    private final EmulatorStats stats = new EmulatorStats();
    private final Faults faults = new Faults();
    private final CosmosService service;
    private final Latency latency;

    FrontDesk(CosmosService service, Latency latency) {
        this.service = service;
        this.latency = latency;
    }

    EmulatorStats stats() {
        return stats;
    }

    Faults faults() {
        return faults;
    }

    void listener(Consumer<EmulatorRequest> listener) {
        listeners.add(listener);
    }

    /** Answers with an error instead of processing. */
    static Function<Request, Response> refusal(ServiceError error) {
        return request -> CosmosService.refuse(request, error);
    }

    @Override
    public Verdict arrive(Request request) {
        EmulatorRequest seen = new EmulatorRequest(request);
        stats.arrived(seen);
        try {
            for (Consumer<EmulatorRequest> listener : listeners) listener.accept(seen);
            return request.site().region().isDown() ? REFUSED : faults.judge(seen, latency.next());
        } catch (RuntimeException | AssertionError e) {
            return failed(e);
        }
    }

    /** A mistake of the test's own is an answer too, so that the request leaves like any other. */
    private static Verdict failed(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        ServiceError error = ServiceError.gateway(
                500, "A listener or a fault's condition failed: " + e.getClass().getName() + where);
        return new Verdict(Verdict.Connection.KEPT, refusal(error), null, Duration.ZERO);
    }

    @Override
    public Response serve(Request request, Verdict verdict) {
        Function<Request, Response> scripted = verdict.scripted();
        return scripted == null ? service.serve(request) : scripted.apply(request);
    }

    @Override
    public void leave(Request request, Response answer) {
        stats.left(new EmulatorRequest(request), answer);
    }
}
