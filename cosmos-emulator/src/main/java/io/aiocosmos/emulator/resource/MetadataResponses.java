package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.throughput.Charges;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Responses that the handlers of databases, containers and offers share. */
public final class MetadataResponses {
    private MetadataResponses() {}

    /** The body of a creation or replacement. */
    static ObjectNode object(Request request) {
        JsonNode body = Json.parse(request.body());
        if (body instanceof ObjectNode object) return object;
        throw invalid();
    }

    public static ServiceError invalid() {
        return ServiceError.gateway(400, "The request payload is invalid. Ensure to provide a valid request payload.");
    }

    /** For a verb that the resource or the emulator does not support. */
    public static ServiceError notAllowed(Request request) {
        return switch (request.operation()) {
            case CHANGE_FEED -> ServiceError.notSupported("the change feed");
            default -> ServiceError.gateway(405, "The verb is not allowed on this resource.");
        };
    }

    static Response of(int status, JsonNode json) {
        return charged(Response.json(status, json)).with("etag", Json.string(json, "_etag"));
    }

    static Response deleted() {
        return charged(Response.empty(204));
    }

    /** No session token: Java's official client fails on the form that the service's older versions sent here. */
    static Response charged(Response response) {
        return response.with("x-ms-request-charge", Charges.text(Charges.METADATA));
    }
}
