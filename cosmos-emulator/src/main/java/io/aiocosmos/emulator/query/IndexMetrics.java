package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.definition.IndexPolicy.SortedPath;
import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what an index did for a query, in the two forms in which clients ask for it. */
final class IndexMetrics {
    private static final String HEADER = "x-ms-cosmos-index-utilization";
    private static final String IMPACT = "IndexImpactScore";
    private static final Pattern PLAIN_NAME = Pattern.compile("\\w+|\\[]");

    private final IndexUse use;

    private IndexMetrics(IndexUse use) {
        this.use = use;
    }

    static Response add(Response response, Request request, IndexUse use) {
        IndexMetrics metrics = new IndexMetrics(use);
        if (request.flag("x-ms-cosmos-populateindexmetrics-v2")) return response.with(HEADER, metrics.percentEncoded());
        if (request.flag("x-ms-cosmos-populateindexmetrics")) return response.with(HEADER, metrics.base64());
        return response;
    }

    private String percentEncoded() {
        ObjectNode json = Json.object();
        ObjectNode utilized = json.putObject("Utilized");
        singles(utilized.putArray("SingleIndexes"), true, false);
        composite(utilized.putArray("CompositeIndexes"), use.utilizedComposite(), false);
        ObjectNode potential = json.putObject("Potential");
        singles(potential.putArray("SingleIndexes"), false, true);
        composite(potential.putArray("CompositeIndexes"), use.potentialComposite(), true);
        return URLEncoder.encode(Json.text(json), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String base64() {
        ObjectNode json = Json.object();
        ArrayNode utilized = json.putArray("UtilizedSingleIndexes");
        ArrayNode potential = json.putArray("PotentialSingleIndexes");
        singles(utilized, true, true);
        singles(potential, false, true);
        composite(json.putArray("UtilizedCompositeIndexes"), use.utilizedComposite(), true);
        composite(json.putArray("PotentialCompositeIndexes"), use.potentialComposite(), true);
        for (ArrayNode list : List.of(utilized, potential))
            list.forEach(
                    entry -> ((ObjectNode) entry).put("FilterExpression", "").put("FilterPreciseSet", true));
        json.forEach(list -> list.forEach(entry -> ((ObjectNode) entry).put("IndexPreciseSet", true)));
        return Base64.getEncoder().encodeToString(Json.bytes(json));
    }

    private void singles(ArrayNode list, boolean indexed, boolean scored) {
        for (List<String> path : use.singles(indexed)) {
            ObjectNode entry = list.addObject().put("IndexSpec", spec(path) + "/?");
            if (scored) entry.put(IMPACT, "High");
        }
    }

    private static void composite(ArrayNode list, List<SortedPath> paths, boolean scored) {
        if (paths.isEmpty()) return;
        ObjectNode entry = list.addObject();
        ArrayNode specs = entry.putArray("IndexSpecs");
        for (SortedPath path : paths) specs.add(spec(path.names()) + (path.descending() ? " DESC" : " ASC"));
        if (scored) entry.put(IMPACT, "High");
    }

    /** As index policies write paths: names with other characters than letters and digits stand in quotes. */
    private static String spec(List<String> path) {
        StringBuilder spec = new StringBuilder();
        for (String name : path)
            spec.append('/').append(PLAIN_NAME.matcher(name).matches() ? name : Json.text(Json.NODES.stringNode(name)));
        return spec.toString();
    }
}
