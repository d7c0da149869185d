package io.aiocosmos.emulator.throughput;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ServiceError;
import tools.jackson.databind.JsonNode;

/**
 * A throughput somebody asks for.
 *
 * @param requestUnits a second; with autoscale the most of them
 */
public record Throughput(boolean autoscale, int requestUnits) {
    private static final int MAX = 1_000_000;

    public Throughput {
        int step = Offer.step(autoscale);
        if (requestUnits < Offer.floor(autoscale) || requestUnits > MAX || requestUnits % step != 0)
            throw ServiceError.data(
                    400,
                    0,
                    "The throughput must be a multiple of " + step + " between " + Offer.floor(autoscale) + " and "
                            + MAX + ", was " + requestUnits + ".");
    }

    /** What a container has when neither it nor its database was given any. */
    public static Throughput standard() {
        return new Throughput(false, 400);
    }

    /** What the headers of a creation ask for, or {@code null}. */
    public static Throughput requested(Request request) {
        String manual = request.text("x-ms-offer-throughput");
        String autoscale = request.text("x-ms-cosmos-offer-autopilot-settings");
        if (manual != null && autoscale != null)
            throw ServiceError.data(
                    400, 0, "x-ms-offer-throughput and x-ms-cosmos-offer-autopilot-settings exclude each other.");
        if (manual != null) return new Throughput(false, number(Json.parse(manual), "x-ms-offer-throughput"));
        return autoscale == null ? null : autoscale(Json.parse(autoscale));
    }

    static Throughput autoscale(JsonNode settings) {
        return new Throughput(true, number(settings == null ? null : settings.get("maxThroughput"), "maxThroughput"));
    }

    static int number(JsonNode node, String what) {
        if (node != null && node.isIntegralNumber() && node.canConvertToInt()) return node.intValue();
        throw ServiceError.data(400, 0, what + " must be an integer.");
    }
}
