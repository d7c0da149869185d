package io.aiocosmos.emulator;

import io.aiocosmos.emulator.wire.QueryFacts;
import io.aiocosmos.emulator.wire.Response;
import java.util.Optional;

/** A request and how it ended, as {@linkplain CosmosEmulator#onResponse listeners} see it. Immutable. */
public final class EmulatorResponse {
    private final EmulatorRequest request;
    private final Response response;

    EmulatorResponse(EmulatorRequest request, Response response) {
        this.request = request;
        this.response = response;
    }

    /** What was asked. */
    public EmulatorRequest request() {
        return request;
    }

    /** The HTTP status. */
    public int status() {
        return response.status();
    }

    /** 0 if it has none. */
    public int subStatus() {
        String header = response.header("x-ms-substatus");
        return header == null ? 0 : Integer.parseInt(header);
    }

    /** In request units; 0 if the response has none. */
    public double requestCharge() {
        String header = response.header("x-ms-request-charge");
        return header == null ? 0 : Double.parseDouble(header);
    }

    /** What it took; empty if it was no query or list of items, or failed. */
    public Optional<EmulatorQuery> query() {
        QueryFacts facts = response.query();
        return facts == null ? Optional.empty() : Optional.of(new EmulatorQuery(facts));
    }

    /** Method, path and status. */
    @Override
    public String toString() {
        return request + " " + status();
    }
}
