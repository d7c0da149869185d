package io.aiocosmos.core.client;

import io.aiocosmos.Throughput;
import io.aiocosmos.ThroughputProperties;
import io.aiocosmos.core.json.JsonBuffer;
import io.aiocosmos.core.json.JsonFields;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.request.Answer;
import java.util.OptionalInt;

/** Offers, from and to the service's JSON. */
final class OfferJson {
    private OfferJson() {}

    static boolean isAutoscale(JsonSlice offer) {
        JsonSlice settings = offer.at("content", "offerAutopilotSettings");
        return settings != null && !settings.isNull();
    }

    static ThroughputProperties properties(Answer answer) {
        JsonSlice offer = ResourceJson.whole(answer);
        JsonSlice units = isAutoscale(offer)
                ? offer.at("content", "offerAutopilotSettings", "maxThroughput")
                : offer.at("content", "offerThroughput");
        Throughput throughput = new Throughput(isAutoscale(offer), units == null ? 0 : (int) units.longValue());
        String minimum = answer.header("x-ms-cosmos-min-throughput");
        return new ThroughputProperties(
                throughput, number(minimum), "true".equalsIgnoreCase(answer.header("x-ms-offer-replace-pending")));
    }

    /** A least that cannot be read is as good as none. */
    private static OptionalInt number(String text) {
        try {
            return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.trim()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** The offer with another throughput. */
    static byte[] with(JsonSlice offer, Throughput wanted) {
        int units = wanted.requestUnitsPerSecond();
        return withContent(offer, wanted.autoscale() ? autoscale(units) : manual(units));
    }

    /** The offer as it is sent to leave its kind of throughput for the other. */
    static byte[] leaving(JsonSlice offer) {
        return withContent(offer, isAutoscale(offer) ? autoscale(-1) : manual(-1));
    }

    private static String autoscale(int most) {
        return "{\"offerAutopilotSettings\":{\"maxThroughput\":" + most + "}}";
    }

    private static String manual(int units) {
        return "{\"offerThroughput\":" + units + "}";
    }

    /** The offer as it is, but for its content. */
    private static byte[] withContent(JsonSlice offer, String content) {
        JsonBuffer json =
                new JsonBuffer(offer.length() + 64).ascii("{\"content\":").ascii(content);
        JsonFields each = offer.fields();
        while (each.next()) {
            if (each.nameIs("content")) continue;
            json.ascii(",").quoted(each.name()).ascii(":").slice(each.value());
        }
        return json.ascii("}").toBytes();
    }
}
