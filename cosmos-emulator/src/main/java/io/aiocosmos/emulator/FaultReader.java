package io.aiocosmos.emulator;

import static java.util.Map.entry;

import io.aiocosmos.FeedRange;
import io.aiocosmos.emulator.control.ControlProblem;
import io.aiocosmos.emulator.control.Members;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes a fault of its JSON: members are named as the methods of {@link FaultRule}, times end in {@code Ms}. */
final class FaultReader {
    private static final List<String> CONDITIONS = List.of(
            "next",
            "duringMs",
            "startAfterMs",
            "enabled",
            "kind",
            "method",
            "resource",
            "region",
            "container",
            "partition",
            "feedRange",
            "header",
            "after",
            "every",
            "share",
            "seed",
            "perOperation",
            "latencyMs");
    private static final List<String> RESPONSE = List.of("status", "subStatus", "headers", "body");

    private static final Map<String, BiFunction<FaultRule, Members, Fault>> ACTIONS = new TreeMap<>(Map.ofEntries(
            entry("respond", FaultReader::respond),
            entry("respondRaw", FaultReader::respondRaw),
            entry("breakBefore", said("breakBefore", FaultRule::breakBefore)),
            entry("breakAfter", said("breakAfter", FaultRule::breakAfter)),
            entry("refuseConnection", said("refuseConnection", FaultRule::refuseConnection)),
            entry("closeAfter", said("closeAfter", FaultRule::closeAfter)),
            entry("hold", said("hold", FaultRule::holdUntilRemoved)),
            entry("delayConnectionMs", (rule, json) -> rule.delayConnection(json.millis("delayConnectionMs"))),
            entry("delayBeforeMs", (rule, json) -> rule.delayBefore(json.millis("delayBeforeMs"))),
            entry("ignoreMs", (rule, json) -> rule.ignore(json.millis("ignoreMs"))),
            entry("delayMs", (rule, json) -> rule.delay(json.millis("delayMs"))),
            entry("cut", (rule, json) -> rule.cut(json.integer("cut"))),
            entry("slow", (rule, json) -> rule.slow(json.integer("slow"))),
            entry("alterBody", FaultReader::alterBody),
            entry("alterHeaders", (rule, json) -> rule.alterHeaders(json.texts("alterHeaders"))),
            entry("operations", OperationFaultReader::add)));

    private FaultReader() {}

    /** @throws ControlProblem if that is no fault; {@link IllegalArgumentException} if a value makes no sense */
    static Fault add(Faults faults, byte[] body) {
        List<String> members =
                Stream.concat(CONDITIONS.stream(), ACTIONS.keySet().stream()).toList();
        Members json = Members.of("the fault", body, members);
        List<String> actions = ACTIONS.keySet().stream().filter(json::has).toList();
        if (actions.size() != 1)
            throw ControlProblem.invalid("a fault must have one of " + String.join(", ", ACTIONS.keySet())
                    + ", and has " + (actions.isEmpty() ? "none" : String.join(", ", actions)));
        FaultRule rule = json.has("next") ? faults.next(json.integer("next")) : faults.always();
        lifetime(rule, json);
        conditions(rule, json);
        rates(rule, json);
        return ACTIONS.get(actions.get(0)).apply(rule, json);
    }

    private static void lifetime(FaultRule rule, Members json) {
        if (json.has("duringMs")) rule.during(json.millis("duringMs"));
        if (json.has("startAfterMs")) rule.startAfter(json.millis("startAfterMs"));
        if (json.has("enabled")) rule.enabled(json.flag("enabled"));
        if (json.has("latencyMs")) rule.latency(json.millis("latencyMs"));
    }

    private static void conditions(FaultRule rule, Members json) {
        if (json.has("kind")) rule.kind(json.text("kind"));
        if (json.has("method")) rule.method(json.text("method"));
        if (json.has("resource")) rule.resource(json.text("resource"));
        if (json.has("region")) rule.region(json.text("region"));
        if (json.has("container")) rule.container(json.text("container"));
        if (json.has("partition")) rule.partition(json.text("partition"));
        if (json.has("feedRange")) {
            Members range = json.object("feedRange", List.of("min", "max"));
            rule.partition(FeedRange.between(range.text("min"), range.text("max")));
        }
        json.texts("header").forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            rule.where(request -> request.header(lower).equals(Optional.of(value)));
        });
    }

    private static void rates(FaultRule rule, Members json) {
        if (json.has("after")) rule.after(json.integer("after"));
        if (json.has("every")) rule.every(json.integer("every"));
        if (json.has("share")) rule.share(json.number("share"), json.seed("seed"));
        if (json.has("perOperation")) rule.perOperation(json.integer("perOperation"));
    }

    private static BiFunction<FaultRule, Members, Fault> said(String name, Function<FaultRule, Fault> action) {
        return (rule, json) -> {
            json.mustBeTrue(name);
            return action.apply(rule);
        };
    }

    private static Fault respond(FaultRule rule, Members json) {
        if (json.isText("respond")) return rule.respond(named(json.text("respond")));
        Members response = json.object("respond", RESPONSE);
        int status = response.integer("status");
        int subStatus = response.integer("subStatus", 0);
        Map<String, String> headers = response.texts("headers");
        return response.has("body")
                ? rule.respond(status, subStatus, headers, response.text("body"))
                : rule.respond(status, subStatus, headers);
    }

    private static ServiceFault named(String name) {
        List<String> names = new ArrayList<>();
        for (ServiceFault fault : ServiceFault.values()) {
            if (fault.name().equals(name)) return fault;
            names.add(fault.name());
        }
        throw ControlProblem.invalid("respond must be a JSON object of " + String.join(", ", RESPONSE) + ", or one of "
                + String.join(", ", names));
    }

    private static Fault respondRaw(FaultRule rule, Members json) {
        Members response = json.object("respondRaw", List.of("status", "headers", "body"));
        return rule.respondRaw(response.integer("status"), response.texts("headers"), response.text("body"));
    }

    private static Fault alterBody(FaultRule rule, Members json) {
        byte[] body = json.text("alterBody").getBytes(StandardCharsets.UTF_8);
        return rule.alterBody(ignored -> body);
    }
}
