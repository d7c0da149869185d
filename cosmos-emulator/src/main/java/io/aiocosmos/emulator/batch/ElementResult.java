package io.aiocosmos.emulator.batch;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.store.Item;
import io.aiocosmos.emulator.wire.ServiceError;
import java.io.ByteArrayOutputStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of one operation: an element of the array that a batch is answered with.
 *
 * @param etag {@code null} if there is none
 * @param body the item as JSON text, {@code null} if there is none
 * @param retryAfterMillis 0 for none
 * @param effective whether it took effect; also of a failure, if a fault made it one afterwards
 */
record ElementResult(
        int status, int subStatus, double charge, String etag, byte[] body, long retryAfterMillis, boolean effective) {
    /** What did not take effect since another operation failed. */
    static final ElementResult DEPENDENT = failed(424, 0, 0);

    /** What would have made the response too large. */
    static final ElementResult TOO_LARGE = failed(413, 3402, 0);

    static ElementResult failed(int status, int subStatus, double charge) {
        return new ElementResult(status, subStatus, charge, null, null, 0, false);
    }

    static ElementResult failed(ServiceError error, double charge) {
        return failed(error.status(), error.subStatus(), charge);
    }

    static ElementResult throttled(long retryAfterMillis) {
        return new ElementResult(429, 3200, 0, null, null, retryAfterMillis, false);
    }

    /** @param charge of the operation, as far as it was run */
    static ElementResult faulty(ElementFault fault, double charge, boolean effective) {
        return new ElementResult(
                fault.status(), fault.subStatus(), charge, null, null, fault.retryAfterMillis(), effective);
    }

    static ElementResult deleted(double charge) {
        return new ElementResult(204, 0, charge, null, null, 0, true);
    }

    /** @param item the version stored or read */
    static ElementResult of(int status, double charge, Item item, boolean withBody) {
        return new ElementResult(status, 0, charge, item.etag(), withBody ? item.bytes() : null, 0, true);
    }

    boolean isFailure() {
        return status >= 400;
    }

    byte[] json() {
        ObjectNode json = Json.object().put("statusCode", status);
        if (subStatus != 0) json.put("subStatusCode", subStatus);
        json.put("requestCharge", Math.round(charge * 100) / 100d);
        if (retryAfterMillis != 0) json.put("retryAfterMilliseconds", retryAfterMillis);
        if (etag != null) json.put("eTag", etag);
        byte[] head = Json.bytes(json);
        return body == null ? head : spliced(head);
    }

    /** Items are not read and written anew. */
    private byte[] spliced(byte[] head) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(head.length + body.length + 20);
        out.write(head, 0, head.length - 1);
        for (char c : ",\"resourceBody\":".toCharArray()) out.write(c);
        out.write(body, 0, body.length);
        out.write('}');
        return out.toByteArray();
    }
}
