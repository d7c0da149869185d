package io.aiocosmos.emulator;

import io.aiocosmos.emulator.control.ControlProblem;
import io.aiocosmos.emulator.control.Members;
import java.time.Duration;
import java.util.List;

/** The part of a fault's JSON that is about single operations of batches. */
final class OperationFaultReader {
    private static final List<String> MEMBERS =
            List.of("index", "id", "type", "after", "every", "share", "seed", "respond", "respondAfterEffect");
    private static final List<String> RESULT = List.of("status", "subStatus", "retryAfterMs");

    private OperationFaultReader() {}

    static Fault add(FaultRule requests, Members fault) {
        Members json = fault.object("operations", MEMBERS);
        if (json.has("respond") == json.has("respondAfterEffect"))
            throw ControlProblem.invalid("operations must have one of respond, respondAfterEffect");
        OperationFaultRule rule = requests.operations();
        if (json.has("index")) rule.index(json.integer("index"));
        if (json.has("id")) rule.id(json.text("id"));
        if (json.has("type")) rule.type(json.text("type"));
        if (json.has("after")) rule.after(json.integer("after"));
        if (json.has("every")) rule.every(json.integer("every"));
        if (json.has("share")) rule.share(json.number("share"), json.seed("seed"));
        return json.has("respond") ? respond(rule, json) : respondAfterEffect(rule, json);
    }

    private static Fault respond(OperationFaultRule rule, Members json) {
        Members result = json.object("respond", RESULT);
        Duration retryAfter = Duration.ofMillis(result.integer("retryAfterMs", 0));
        return rule.respond(result.integer("status"), result.integer("subStatus", 0), retryAfter);
    }

    private static Fault respondAfterEffect(OperationFaultRule rule, Members json) {
        Members result = json.object("respondAfterEffect", List.of("status", "subStatus"));
        return rule.respondAfterEffect(result.integer("status"), result.integer("subStatus", 0));
    }
}
