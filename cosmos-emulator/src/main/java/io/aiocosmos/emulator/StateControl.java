package io.aiocosmos.emulator;

import io.aiocosmos.emulator.control.ControlProblem;
import io.aiocosmos.emulator.control.Members;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.wire.Response;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Clock, partition key ranges, connections and statistics over HTTP. */
final class StateControl {
    private final CosmosEmulator emulator;

    StateControl(CosmosEmulator emulator) {
        this.emulator = emulator;
    }

    Response clock(String method, byte[] body) {
        if (method.equals("POST"))
            emulator.clock()
                    .advance(Members.of("the step", body, List.of("advanceMs")).millis("advanceMs"));
        else if (!method.equals("GET")) throw ControlProblem.of(405, "the clock takes GET and POST");
        return Response.json(
                200,
                Json.object()
                        .put("now", emulator.clock().instant().toString())
                        .put("virtual", emulator.clock().isVirtual()));
    }

    Response splits(String method, byte[] body) {
        if (!method.equals("POST")) throw ControlProblem.of(405, "splits take POST");
        Members json = Members.of("the split", body, List.of("database", "container", "split", "merge"));
        if (json.has("split") == json.has("merge"))
            throw ControlProblem.invalid("a split must have one of split, the id of a range, and merge, those of two");
        if (json.has("split")) {
            emulator.split(json.text("database"), json.text("container"), json.text("split"));
        } else {
            List<String> ranges = json.array("merge", 2);
            emulator.merge(json.text("database"), json.text("container"), ranges.get(0), ranges.get(1));
        }
        return Response.empty(204);
    }

    Response connections(String method, byte[] body) {
        switch (method) {
            case "GET" -> {}
            case "POST" ->
                close(Members.of("the request", body, List.of("close", "closeIdle", "seed", "everyMs", "region")));
            case "DELETE" -> emulator.connections().reset();
            default -> throw ControlProblem.of(405, "connections take GET, POST and DELETE");
        }
        EmulatorConnections all = emulator.connections();
        return Response.json(
                200,
                Json.object().put("open", all.open()).put("idle", all.idle()).put("closed", all.closed()));
    }

    private void close(Members json) {
        if (json.has("close") == json.has("closeIdle"))
            throw ControlProblem.invalid("it must have one of close and closeIdle, a share from 0 to 1");
        EmulatorConnections some =
                json.has("region") ? emulator.connections(json.text("region")) : emulator.connections();
        long seed = json.seed("seed");
        if (json.has("everyMs")) {
            if (json.has("close")) some.closeEvery(json.millis("everyMs"), json.number("close"), seed);
            else some.closeIdleEvery(json.millis("everyMs"), json.number("closeIdle"), seed);
        } else {
            if (json.has("close")) some.close(json.number("close"), seed);
            else some.closeIdle(json.number("closeIdle"), seed);
        }
    }

    Response stats(String method) {
        EmulatorStats stats = emulator.stats();
        if (method.equals("DELETE")) stats.reset();
        else if (!method.equals("GET")) throw ControlProblem.of(405, "stats take GET and DELETE");
        ObjectNode byKind = Json.object();
        stats.requestsByKind().forEach(byKind::put);
        ObjectNode json = Json.object().put("requests", stats.requests()).set("requestsByKind", byKind);
        json.put("inFlight", stats.inFlight()).put("mostInFlight", stats.mostInFlight());
        ArrayNode agents = json.putArray("userAgents");
        stats.userAgents().forEach(agents::add);
        ArrayNode log = json.putArray("log");
        stats.log().forEach(entry -> log.add(json(entry)));
        return Response.json(200, json);
    }

    private static ObjectNode json(EmulatorLogEntry entry) {
        return Json.object()
                .put("method", entry.method())
                .put("path", entry.path())
                .put("region", entry.region())
                .put("status", entry.status())
                .put("subStatus", entry.subStatus())
                .put("operations", entry.operations());
    }
}
