package io.aiocosmos.emulator;

import io.aiocosmos.emulator.server.CosmosService;
import io.aiocosmos.emulator.server.FaultDecision;
import io.aiocosmos.emulator.server.RequestHandler;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Counts requests, applies faults to them, and passes them to the service. */
final class RequestDispatcher implements RequestHandler {
    private static final FaultDecision REFUSED = FaultDecision.connection(FaultDecision.Connection.REFUSED);

    private final List<Consumer<EmulatorRequest>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<EmulatorResponse>> responseListeners = new CopyOnWriteArrayList<>();
    private final EmulatorStats stats = new EmulatorStats();
    private final Faults faults;
    private final CosmosService service;
    private final Latency latency;
    private volatile Control control;

    RequestDispatcher(CosmosService service, Latency latency, InstantSource clock) {
        this.service = service;
        this.latency = latency;
        this.faults = new Faults(clock, service);
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

    void responseListener(Consumer<EmulatorResponse> listener) {
        responseListeners.add(listener);
    }

    /** Lets requests at ports control the emulator. */
    void control(Control control) {
        this.control = control;
    }

    @Override
    public Response control(Request request) {
        return control == null ? null : control.handle(request);
    }

    /** The response of an error that is scripted. */
    static Function<Request, Response> response(ServiceError error) {
        return request -> CosmosService.ofError(request, error);
    }

    @Override
    public FaultDecision decide(Request request) {
        EmulatorRequest seen = new EmulatorRequest(request, service);
        stats.arrived(seen);
        try {
            for (Consumer<EmulatorRequest> listener : listeners) listener.accept(seen);
            return request.endpoint().region().isDown() ? REFUSED : faults.decide(seen, latency.next());
        } catch (RuntimeException | AssertionError e) {
            return FaultDecision.respond(failed(e));
        }
    }

    /** A listener or condition that throws gives a response too, so that the request is finished like any other. */
    private static Function<Request, Response> failed(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        ServiceError error = ServiceError.gateway(
                500,
                "A listener, or a fault's condition or change, failed: "
                        + e.getClass().getName() + where);
        return response(error);
    }

    @Override
    public Response process(Request request, FaultDecision decision) {
        Function<Request, Response> scripted = decision.scripted();
        Response response = changed(
                request,
                scripted == null ? service.serve(request, decision.operations()) : scripted.apply(request),
                decision);
        return responseListeners.isEmpty() ? response : reported(request, response);
    }

    private static Response changed(Request request, Response response, FaultDecision decision) {
        try {
            return decision.change().apply(response);
        } catch (RuntimeException | AssertionError e) {
            return failed(e).apply(request);
        }
    }

    private Response reported(Request request, Response response) {
        try {
            EmulatorResponse seen = new EmulatorResponse(new EmulatorRequest(request, service), response);
            for (Consumer<EmulatorResponse> listener : responseListeners) listener.accept(seen);
            return response;
        } catch (RuntimeException | AssertionError e) {
            return failed(e).apply(request);
        }
    }

    @Override
    public void finished(Request request, Response response) {
        stats.left(new EmulatorRequest(request, service), response);
    }
}
