package io.aiocosmos.emulator;

import io.aiocosmos.emulator.control.ControlProblem;
import io.aiocosmos.emulator.control.Members;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.region.AccountFlags;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.store.Links;
import io.aiocosmos.emulator.wire.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The account's flags, and how writes reach its regions, over HTTP. */
final class AccountControl {
    private static final String MULTI_WRITE = "enableMultipleWriteLocations";
    private static final String PARTITION_FAILOVER = "enablePerPartitionFailoverBehavior";
    private static final String NO_HEDGING = "disableCrossRegionalHedging";

    private final CosmosEmulator emulator;
    private final Account account;
    private final Regions regions;

    AccountControl(CosmosEmulator emulator, Account account, Regions regions) {
        this.emulator = emulator;
        this.account = account;
        this.regions = regions;
    }

    Response flags(String method, byte[] body) {
        if (method.equals("PATCH")) setFlags(body);
        else if (!method.equals("GET")) throw ControlProblem.of(405, "the account takes GET and PATCH");
        AccountFlags flags = regions.flags();
        return Response.json(
                200,
                Json.object()
                        .put(MULTI_WRITE, flags.multipleWriteLocations())
                        .put(PARTITION_FAILOVER, flags.partitionFailover())
                        .put(NO_HEDGING, flags.hedgingDisabled()));
    }

    /** All or none: what is wrong is found before anything is set. */
    private void setFlags(byte[] body) {
        List<String> names = List.of(MULTI_WRITE, PARTITION_FAILOVER, NO_HEDGING);
        Members json = Members.of("the change", body, names);
        Map<String, Boolean> set = new TreeMap<>();
        for (String name : names) if (json.has(name)) set.put(name, json.flag(name));
        if (set.isEmpty()) throw ControlProblem.invalid("the change must have some of " + String.join(", ", names));
        set.forEach((name, on) -> {
            switch (name) {
                case MULTI_WRITE -> emulator.account().enableMultipleWriteLocations(on);
                case PARTITION_FAILOVER -> emulator.account().enablePerPartitionFailoverBehavior(on);
                default -> emulator.account().disableCrossRegionalHedging(on);
            }
        });
    }

    Response replication(String method, byte[] body) {
        if (method.equals("PATCH")) setReplication(body);
        else if (!method.equals("GET")) throw ControlProblem.of(405, "replication takes GET and PATCH");
        ObjectNode json = Json.object().put("held", emulator.replica().isHeld());
        ArrayNode directions = json.putArray("directions");
        Links links = account.links();
        for (Region from : regions.present())
            for (Region to : regions.present())
                if (from != to)
                    directions
                            .addObject()
                            .put("from", from.name())
                            .put("to", to.name())
                            .put("lagMs", links.lag(from, to).toMillis())
                            .put("stopped", links.isStopped(from, to));
        return Response.json(200, json);
    }

    private void setReplication(byte[] body) {
        Members json = Members.of("the change", body, List.of("held", "from", "to", "lagMs", "stopped"));
        if (json.has("held")) {
            if (json.json().size() > 1) throw ControlProblem.invalid("held is about all regions and stands alone");
            if (json.flag("held")) emulator.replica().hold();
            else emulator.replica().release();
            return;
        }
        EmulatorReplication direction = emulator.replication(json.text("from"), json.text("to"));
        if (!json.has("lagMs") && !json.has("stopped"))
            throw ControlProblem.invalid("the change must have held, or lagMs or stopped of a direction");
        Duration lag = json.has("lagMs") ? json.millis("lagMs") : null;
        boolean stopped = json.has("stopped") && json.flag("stopped");
        if (lag != null) direction.lag(lag);
        if (stopped) direction.stop();
        else if (json.has("stopped")) direction.release();
    }
}
