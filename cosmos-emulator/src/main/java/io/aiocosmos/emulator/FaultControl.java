package io.aiocosmos.emulator;

import io.aiocosmos.emulator.control.ControlProblem;
import io.aiocosmos.emulator.control.Members;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.wire.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The faults that were made over HTTP, by their ids. Those that are over stay until deleted, for their counts. */
final class FaultControl {
    private static final int KEPT = 10_000;

    private final Faults faults;
    private final Map<String, ControlledFault> entries = new LinkedHashMap<>();
    private int lastId;

    private record ControlledFault(Fault fault, JsonNode rule) {}

    FaultControl(Faults faults) {
        this.faults = faults;
    }

    /** @param path what follows {@code faults} in the path */
    synchronized Response handle(String method, List<String> path, byte[] body) {
        if (path.isEmpty()) return all(method, body);
        ControlledFault entry = entries.get(path.get(0));
        if (entry == null) throw ControlProblem.of(404, "there is no fault " + path.get(0));
        if (path.size() == 1) return one(method, path.get(0), entry, body);
        String action = method.equals("GET") ? "" : path.get(1);
        if (path.size() > 2 || !action.equals("enable") && !action.equals("disable"))
            throw ControlProblem.of(404, "a fault takes POST …/enable and POST …/disable");
        return enable(path.get(0), entry, action.equals("enable"));
    }

    private Response all(String method, byte[] body) {
        return switch (method) {
            case "GET" -> Response.json(200, list());
            case "POST" -> add(body);
            case "DELETE" -> {
                faults.clear();
                entries.clear();
                yield Response.empty(204);
            }
            default -> throw ControlProblem.of(405, "faults take GET, POST and DELETE");
        };
    }

    private Response one(String method, String id, ControlledFault entry, byte[] body) {
        return switch (method) {
            case "GET" -> Response.json(200, json(id, entry));
            case "PATCH" ->
                enable(
                        id,
                        entry,
                        Members.of("the change", body, List.of("enabled")).flag("enabled"));
            case "DELETE" -> {
                entry.fault().remove();
                entries.remove(id);
                yield Response.empty(204);
            }
            default -> throw ControlProblem.of(405, "a fault takes GET, PATCH and DELETE");
        };
    }

    private Response add(byte[] body) {
        if (entries.size() == KEPT)
            entries.values().removeIf(entry -> entry.fault().isOver());
        if (entries.size() == KEPT) throw ControlProblem.invalid("there are " + KEPT + " faults: delete some");
        ControlledFault entry = new ControlledFault(FaultReader.add(faults, body), Json.parse(body));
        String id = Integer.toString(++lastId);
        entries.put(id, entry);
        return Response.json(201, json(id, entry));
    }

    private Response enable(String id, ControlledFault entry, boolean on) {
        if (on) entry.fault().enable();
        else entry.fault().disable();
        return Response.json(200, json(id, entry));
    }

    private ObjectNode list() {
        ArrayNode array = Json.NODES.arrayNode();
        entries.forEach((id, entry) -> array.add(json(id, entry)));
        return Json.object().set("faults", array);
    }

    private static ObjectNode json(String id, ControlledFault entry) {
        Fault fault = entry.fault();
        ObjectNode json = Json.object().put("id", id).put("requests", fault.requests());
        json.put("enabled", fault.isEnabled()).put("over", fault.isOver());
        return json.set("rule", entry.rule());
    }
}
