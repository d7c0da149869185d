package io.aiocosmos.emulator;

import io.aiocosmos.emulator.control.ControlProblem;
import io.aiocosmos.emulator.control.Members;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.store.Database;
import io.aiocosmos.emulator.store.Partition;
import io.aiocosmos.emulator.wire.Response;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The account's regions over HTTP: which there are, which are up, and which take writes. */
final class RegionControl {
    private static final List<String> ACTIONS =
            List.of("takeDown", "bringUp", "takeOverWrites", "beginTakeOver", "addRegion", "removeRegion");
    private static final List<String> RANGE = List.of("database", "container", "range");

    private final CosmosEmulator emulator;
    private final Account account;
    private final Regions regions;

    RegionControl(CosmosEmulator emulator, Account account, Regions regions) {
        this.emulator = emulator;
        this.account = account;
        this.regions = regions;
    }

    Response handle(String method, byte[] body) {
        if (method.equals("POST")) act(body);
        else if (!method.equals("GET")) throw ControlProblem.of(405, "regions take GET and POST");
        ObjectNode json = Json.object();
        ArrayNode array = json.putArray("regions");
        for (Region region : regions.present()) array.add(json(region));
        return Response.json(200, json);
    }

    private void act(byte[] body) {
        List<String> allowed = new ArrayList<>(ACTIONS);
        allowed.addAll(RANGE);
        Members json = Members.of("the request", body, allowed);
        List<String> actions = ACTIONS.stream().filter(json::has).toList();
        if (actions.size() != 1)
            throw ControlProblem.invalid(
                    "it must have one of " + String.join(", ", ACTIONS) + ", with the name of a region");
        String action = actions.get(0);
        String name = json.text(action);
        if (RANGE.stream().anyMatch(json::has)) {
            if (!action.equals("takeOverWrites"))
                throw ControlProblem.invalid("database, container and range may stand beside takeOverWrites only");
            String database = json.text("database");
            String container = json.text("container");
            emulator.region(name).takeOverWrites(database, container, json.text("range"));
            return;
        }
        switch (action) {
            case "takeDown" -> emulator.region(name).takeDown();
            case "bringUp" -> emulator.region(name).bringUp();
            case "takeOverWrites" -> emulator.region(name).takeOverWrites();
            case "beginTakeOver" -> emulator.region(name).beginTakeOver();
            case "addRegion" -> emulator.account().addRegion(name);
            default -> emulator.account().removeRegion(name);
        }
    }

    private ObjectNode json(Region region) {
        boolean first = regions.writeRegion().region() == region;
        ObjectNode json = Json.object()
                .put("name", region.name())
                .put("endpoint", emulator.region(region.name()).endpoint())
                .put("up", !region.isDown())
                .put("writes", first || regions.flags().multipleWriteLocations())
                .put("listedForWrites", regions.writable().contains(region));
        ArrayNode ranges = json.putArray("ranges");
        if (!first && !regions.flags().multipleWriteLocations()) addRanges(region, ranges);
        return json;
    }

    /** Those that it took over without the others. */
    private void addRanges(Region region, ArrayNode ranges) {
        for (Database database : account.databases().all())
            for (Container container : database.containers().all())
                for (Partition range : container.partitions())
                    if (range.writeRegion().region() == region)
                        ranges.addObject()
                                .put("database", database.id())
                                .put("container", container.id())
                                .put("range", range.id());
    }
}
