package io.aiocosmos.throughput;

import io.aiocosmos.RawJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The two items of one process in a control container; their names and members are those of Microsoft's client for Java. */
final class ControlItems {
    private final GroupTarget target;
    private final String prefix;
    private final String encoded;
    private final String clientId;
    private final Instant began;
    private final long secondsToLive;

    /** @param prefix database, container and name of the group, with slashes between */
    ControlItems(GroupTarget target, String prefix, Instant began, long secondsToLive) {
        this.target = target;
        this.prefix = prefix;
        this.began = began;
        this.secondsToLive = secondsToLive;
        String id = prefix + "/" + target.suffix();
        encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
        clientId = encoded + UUID.randomUUID();
    }

    String limitId() {
        return encoded + ".info";
    }

    String limitKey() {
        return prefix + ".config";
    }

    String clientId() {
        return clientId;
    }

    String clientKey() {
        return prefix + ".client";
    }

    RawJson limit() {
        String units = target.units() == 0 ? "" : Integer.toString(target.units());
        String share = target.share() == 0 ? "" : Double.toString(target.share());
        return RawJson.of("{" + identity(limitId(), limitKey()) + ",\"targetThroughput\":\"" + units
                + "\",\"targetThroughputThreshold\":\"" + share + "\",\"isDefault\":false}");
    }

    RawJson client(double load, double allotted) {
        return RawJson.of("{" + identity(clientId, clientKey()) + ",\"ttl\":" + secondsToLive
                + ",\"initializeTime\":\"" + began + "\",\"loadFactor\":" + load + ",\"allocatedThroughput\":"
                + allotted + "}");
    }

    private static String identity(String id, String key) {
        return "\"id\":\"" + id + "\",\"groupId\":" + JsonText.quoted(key);
    }
}
