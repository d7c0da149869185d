package io.aiocosmos.emulator.wire;

import io.aiocosmos.emulator.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error response. Thrown where the reason is found, turned into a response at the top. */
public final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String VERSION = "Microsoft.Azure.Documents.Common/2.14.0";

    private final int status;
    private final int subStatus;
    private final boolean relayed;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, String> extra = new LinkedHashMap<>();

    private ServiceError(int status, int subStatus, boolean relayed, String message) {
        super(message, null, false, false);
        this.status = status;
        this.subStatus = subStatus;
        this.relayed = relayed;
    }

    /** An error that the gateway made itself: its message is plain text. */
    public static ServiceError gateway(int status, String message) {
        return new ServiceError(status, 0, false, message);
    }

    public static ServiceError gateway(int status, int subStatus, String message) {
        return new ServiceError(status, subStatus, false, message);
    }

    /** An error of the data store: the gateway relays it as JSON inside the message. */
    public static ServiceError data(int status, int subStatus, String message) {
        return new ServiceError(
                status,
                subStatus,
                true,
                Json.text(Json.object().set("Errors", Json.NODES.arrayNode().add(message))));
    }

    /** A query that is refused or that failed. @param body the JSON text with its errors */
    public static ServiceError query(int subStatus, String body) {
        return new ServiceError(400, subStatus, true, body);
    }

    public static ServiceError notFound() {
        return data(404, 0, "Resource Not Found. Learn more: https://aka.ms/cosmosdb-tsg-not-found");
    }

    /** The database or the container that should hold the resource is not there. */
    public static ServiceError ownerNotFound() {
        return data(404, 1003, "Resource Not Found. Learn more: https://aka.ms/cosmosdb-tsg-not-found");
    }

    public static ServiceError preconditionFailed() {
        return data(
                412,
                0,
                "One of the specified pre-condition is not met. Learn more: https://aka.ms/CosmosDB/sql/errors/precondition-failed");
    }

    public static ServiceError conflict(int subStatus) {
        return data(409, subStatus, "Resource with specified id, name, or unique index already exists.");
    }

    /** A query that names neither key nor range, and does not say that it may go to several. */
    public static ServiceError crossPartitionDisabled() {
        return gateway(
                400,
                "Cross partition query is required but disabled. Please set " + RequestHeaders.ENABLE_CROSS_PARTITION
                        + " to true, specify " + RequestHeaders.PARTITION_KEY
                        + ", or revise your query to avoid this exception.");
    }

    /** What the service can do and the emulator cannot. Never a guess at what the service would say. */
    public static ServiceError notSupported(String what) {
        return gateway(501, "The emulator does not support " + what + ".");
    }

    public ServiceError with(String header, Object value) {
        headers.put(header, String.valueOf(value));
        return this;
    }

    /** Adds a text property to the body, next to {@code code} and {@code message}. */
    public ServiceError withBody(String property, String value) {
        extra.put(property, value);
        return this;
    }

    public int status() {
        return status;
    }

    /** 0 if there is none. */
    public int subStatus() {
        return subStatus;
    }

    /** What is wrong, as plain text. */
    public String reason() {
        return relayed ? Json.parse(getMessage()).at("/Errors/0").asString(getMessage()) : getMessage();
    }

    public Response response(String activityId, String path) {
        var body = Json.object().put("code", code(status)).put("message", message(activityId, path));
        extra.forEach(body::put);
        Response response = Response.json(status, body);
        headers.forEach(response::with);
        return subStatus == 0 ? response : response.with("x-ms-substatus", subStatus);
    }

    private String message(String activityId, String path) {
        if (!relayed) return getMessage() + "\r\nActivityId: " + activityId + ", " + VERSION;
        return "Message: " + getMessage() + "\r\nActivityId: " + activityId + ", Request URI: " + path
                + ", RequestStats: \r\n, SDK: " + VERSION;
    }

    /** The name that the service has for a status in the body of an error. */
    public static String code(int status) {
        return switch (status) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 408 -> "RequestTimeout";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 412 -> "PreconditionFailed";
            case 413 -> "RequestEntityTooLarge";
            case 423 -> "Locked";
            case 424 -> "FailedDependency";
            case 429 -> "TooManyRequests";
            case 449 -> "RetryWith";
            case 500 -> "InternalServerError";
            case 501 -> "NotImplemented";
            case 503 -> "ServiceUnavailable";
            default -> "Status" + status;
        };
    }
}
