package io.aiocosmos.emulator.store;

import io.aiocosmos.emulator.definition.ContainerDefinition;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Which of several revisions of an item stays that were written without knowing of each other. With last writer wins it is
 * a delete, else the one with the highest number at the path, else the later; in custom mode, for which the emulator has no
 * procedures, it is the first one written.
 *
 * @param listed whether the others go to the conflicts feed
 */
record ConflictRule(Comparator<Revision> order, boolean listed) {
    static ConflictRule of(ContainerDefinition definition) {
        JsonNode policy = definition.json().get("conflictResolutionPolicy");
        Comparator<Revision> later = Comparator.comparingLong(Revision::version);
        if (policy.path("mode").asString("").equalsIgnoreCase("Custom"))
            return new ConflictRule(later.reversed(), true);
        String path = policy.path("conflictResolutionPath").asString("");
        String name = path.startsWith("/") ? path.substring(1) : "_ts";
        Comparator<Revision> deleted = Comparator.comparing(Revision::isDelete);
        return new ConflictRule(
                deleted.thenComparingDouble(each -> number(each, name)).thenComparing(later), false);
    }

    private static double number(Revision revision, String property) {
        JsonNode value = revision.item().tree().path(property);
        return value.isNumber() ? value.doubleValue() : Double.NEGATIVE_INFINITY;
    }

    Revision winner(List<Revision> revisions) {
        return revisions.stream().max(order).orElseThrow();
    }
}
