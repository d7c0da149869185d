package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.json.Json;
import io.aiocosmos.emulator.resource.QueryRequest;
import io.aiocosmos.emulator.sql.SqlStatement;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.RequestHeaders;
import io.aiocosmos.emulator.wire.ServiceError;

/**
 * Which queries the gateway serves to a client that asked for no plan. A request for one range goes straight
 * to it; of the others, it serves those whose rows need no merging. Whatever is not of one key counts as of several
 * ranges, even if the container has only one: it may have more at any time.
 */
final class GatewayRules {
    private static final int NOT_SERVABLE = 1004;
    private static final String PLAN = "additionalErrorInfo";

    private GatewayRules() {}

    /**
     * Lets a query pass.
     *
     * @return the scope, without the partitions that cannot hold results
     * @throws ServiceError 400, or 400/1004 if the client should ask for a plan
     */
    static ReadScope admit(Request request, Container container, ReadScope scope, QueryRequest query) {
        if (scope.pin() == ReadScope.Pin.RANGE) return scope;
        if (scope.pin() == ReadScope.Pin.KEY) return single(request, container, scope, query);
        Plan plan = Plan.of(query, container, true);
        ReadScope narrow = scope.narrowedTo(plan);
        return plan.isPoint() ? single(request, container, narrow, query) : several(request, plan, narrow, query.sql());
    }

    /** A page is not the whole result: distinct rows and groups may occur again on the next one. */
    private static ReadScope single(Request request, Container container, ReadScope scope, QueryRequest query) {
        SqlStatement sql = query.sql();
        boolean merged = sql.isDistinct() || sql.isGrouped() || sql.hasAggregates() && expectsOneAnswer(request);
        if (merged && sql.isPlannable() && !takesPages(request, scope))
            throw notServable(Plan.of(query, container, true));
        return scope;
    }

    private static boolean expectsOneAnswer(Request request) {
        return "false".equalsIgnoreCase(request.text("x-ms-documentdb-query-iscontinuationexpected"));
    }

    /**
     * Whether the client asks for one key and takes it page by page, as Microsoft's Java and Rust SDKs do: the first has a
     * plan already, the second would not ask for one after a refusal. Others merge only what they were refused: they
     * expect no continuation (Python), or ask across partitions even so (JavaScript).
     */
    private static boolean takesPages(Request request, ReadScope scope) {
        return scope.pin() == ReadScope.Pin.KEY
                && !expectsOneAnswer(request)
                && !request.flag(RequestHeaders.ENABLE_CROSS_PARTITION);
    }

    private static ReadScope several(Request request, Plan plan, ReadScope scope, SqlStatement sql) {
        if (scope.pin() == ReadScope.Pin.NONE && !request.flag(RequestHeaders.ENABLE_CROSS_PARTITION))
            throw ServiceError.crossPartitionDisabled().withBody(PLAN, Json.text(plan.json()));
        if (!sql.servableAcrossPartitions() || request.flag("x-ms-documentdb-query-parallelizecrosspartitionquery"))
            throw notServable(plan);
        return scope;
    }

    private static ServiceError notServable(Plan plan) {
        return ServiceError.gateway(
                        400,
                        NOT_SERVABLE,
                        "The provided cross partition query can not be directly served by the gateway. This is a first"
                                + " chance (internal) exception that all newer clients will know how to handle"
                                + " gracefully. This exception is traced, but unless you see it bubble up as an"
                                + " exception (which only happens on older SDK clients), then you can safely ignore"
                                + " this message.")
                .withBody(PLAN, Json.text(plan.json()));
    }
}
