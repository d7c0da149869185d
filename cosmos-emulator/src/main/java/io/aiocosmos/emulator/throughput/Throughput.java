package io.aiocosmos.emulator.throughput;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ServiceError;
import tools.jackson.databind.JsonNode;

/**
 * A requested throughput.
 *
 * @param requestUnits a second; with autoscale the most of them
 * @param autoUpgradePolicy stored, without effect; {@code null} if absent
 */
public record Throughput(boolean autoscale, int requestUnits, JsonNode autoUpgradePolicy) {
    private static final int MAX = 1_000_000;
    private static final int MANUAL_MINIMUM = 400;
    private static final int AUTOSCALE_MINIMUM = 1000;

    public Throughput {
        int step = step(autoscale);
        if (requestUnits < minimum(autoscale))
            throw ServiceError.data(
                    400,
                    0,
                    "Requested throughput " + requestUnits + " is less than required minimum throughput "
                            + minimum(autoscale) + ".");
        if (requestUnits > MAX || requestUnits % step != 0)
            throw ServiceError.data(
                    400,
                    0,
                    "The throughput must be a multiple of " + step + " between " + minimum(autoscale) + " and " + MAX
                            + ", was " + requestUnits + ".");
    }

    /** What throughput must be a multiple of. */
    public static int step(boolean autoscale) {
        return autoscale ? 1000 : 100;
    }

    public static int minimum(boolean autoscale) {
        return autoscale ? AUTOSCALE_MINIMUM : MANUAL_MINIMUM;
    }

    public static Throughput manual(int requestUnits) {
        return new Throughput(false, requestUnits, null);
    }

    /** What a container has when neither it nor its database was given any. */
    public static Throughput standard() {
        return manual(MANUAL_MINIMUM);
    }

    /** What the headers of a creation ask for, or {@code null}. */
    public static Throughput requested(Request request) {
        String manual = request.text("x-ms-offer-throughput");
        String autoscale = request.text("x-ms-cosmos-offer-autopilot-settings");
        if (manual != null && autoscale != null)
            throw ServiceError.data(
                    400, 0, "x-ms-offer-throughput and x-ms-cosmos-offer-autopilot-settings exclude each other.");
        if (manual != null) return manual(number(Json.parse(manual), "x-ms-offer-throughput"));
        return autoscale == null ? null : autoscale(Json.parse(autoscale));
    }

    /** @param settings {@code offerAutopilotSettings} */
    public static Throughput autoscale(JsonNode settings) {
        int most = number(settings == null ? null : settings.get("maxThroughput"), "maxThroughput");
        return new Throughput(true, most, upgradePolicy(settings.get("autoUpgradePolicy")));
    }

    private static JsonNode upgradePolicy(JsonNode policy) {
        if (policy == null || policy.isNull()) return null;
        JsonNode percent = policy.path("throughputPolicy").path("incrementPercent");
        if (policy.isObject() && (percent.isMissingNode() || percent.isIntegralNumber() && percent.longValue() >= 0))
            return policy;
        throw ServiceError.data(400, 0, "incrementPercent must be an integer, 0 or more.");
    }

    /** @param what the name of the number, for the error */
    public static int number(JsonNode node, String what) {
        if (node != null && node.isIntegralNumber() && node.canConvertToInt()) return node.intValue();
        throw ServiceError.data(400, 0, what + " must be an integer.");
    }
}
