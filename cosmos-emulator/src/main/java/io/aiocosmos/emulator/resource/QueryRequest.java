package io.aiocosmos.emulator.resource;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.json.QueriedForm;
import io.aiocosmos.emulator.json.StoredForm;
import io.aiocosmos.emulator.sql.ComputedQuery;
import io.aiocosmos.emulator.sql.Sql;
import io.aiocosmos.emulator.sql.SqlStatement;
import io.aiocosmos.emulator.sql.plan.KeyRanges;
import io.aiocosmos.emulator.sql.plan.PlanRequest;
import io.aiocosmos.emulator.sql.plan.QueryPlan;
import io.aiocosmos.emulator.sql.rows.ItemRun;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The query that a request carries, with its parameters. */
public final class QueryRequest {
    private final SqlStatement sql;
    private final Map<String, JsonNode> parameters;
    private final String text;
    private final String fingerprint;
    private final JsonNode resumeFilter;
    private final InstantSource clock;

    private QueryRequest(String text, JsonNode body, Map<String, ComputedQuery> computed, InstantSource clock) {
        this.sql = Sql.parse(text, computed);
        this.parameters = parameters(body.get("parameters"));
        this.text = text;
        this.fingerprint = text + body.path("parameters");
        this.resumeFilter = body.get("resumeFilter");
        this.clock = clock;
    }

    /**
     * Of a query that is to be planned: not all of its parameters need a value yet.
     *
     * @param clock what the functions of time go by
     */
    public static QueryRequest toPlan(Request request, InstantSource clock) {
        return read(request, Map.of(), clock);
    }

    private static QueryRequest read(Request request, Map<String, ComputedQuery> computed, InstantSource clock) {
        JsonNode body = Json.parse(request.body());
        String text = body == null ? null : Json.string(body, "query");
        if (text == null)
            throw ServiceError.gateway(
                    400, "The query is missing: the body must be an object with a string named query.");
        return new QueryRequest(text, body, computed, clock);
    }

    /** Of a query that is to be run: a missing parameter is an error even without items. */
    public static QueryRequest of(Request request, InstantSource clock) {
        return of(request, Map.of(), clock);
    }

    /** Likewise. @param computed properties that items have for queries only */
    public static QueryRequest of(Request request, Map<String, ComputedQuery> computed, InstantSource clock) {
        QueryRequest query = read(request, computed, clock);
        query.run(Collections.emptyIterator());
        return query;
    }

    /** In the form that queries see items in, so that values of both are written alike. */
    private static Map<String, JsonNode> parameters(JsonNode list) {
        ObjectNode parameters = Json.object();
        if (list == null || list.isNull()) return Map.of();
        for (JsonNode parameter : list) {
            String name = Json.string(parameter, "name");
            if (name == null || !parameter.has("value"))
                throw ServiceError.gateway(400, "Each query parameter needs a name and a value.");
            parameters.set(name, parameter.get("value"));
        }
        if (!StoredForm.apply(parameters))
            throw ServiceError.gateway(400, "A query parameter has a number that no double can hold.");
        Map<String, JsonNode> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> parameter : QueriedForm.of(parameters).properties())
            values.put(parameter.getKey(), parameter.getValue());
        return values;
    }

    /**
     * What a client must do to run it over many partitions.
     *
     * @param keyPaths the container's partition key paths, such as {@code /account}
     * @param hierarchical whether the first components of a key are enough to find a range
     * @param countsDistinct whether the client can count distinct values
     */
    public QueryPlan plan(List<String> keyPaths, boolean hierarchical, boolean countsDistinct) {
        return sql.plan(new PlanRequest(keyPaths, hierarchical, parameters, countsDistinct));
    }

    /** What can be asked about it. */
    public SqlStatement sql() {
        return sql;
    }

    /** The rows for these items, evaluated lazily. */
    public Iterator<JsonNode> run(Iterator<JsonNode> items) {
        return sql.run(items, parameters, clock, new SplittableRandom());
    }

    /** A run that is fed item by item; for a query that can be. */
    public ItemRun runItemWise() {
        return sql.runItemWise(parameters, clock, new SplittableRandom());
    }

    /** Which values at these paths an item must have to give rows, as far as the filter says it. */
    public KeyRanges valuesAt(List<String> paths) {
        return sql.valuesAt(paths, parameters);
    }

    /** Where the caller wants to go on with an ordered query; {@code null} if at its beginning. */
    public JsonNode resumeFilter() {
        return resumeFilter;
    }

    /** As it came, without the values of its parameters. */
    public String text() {
        return text;
    }

    /** Text and parameters. */
    public String fingerprint() {
        return fingerprint;
    }
}
