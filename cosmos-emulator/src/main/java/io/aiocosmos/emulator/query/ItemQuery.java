package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.partition.KeyPath;
import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.resource.QueryRequest;
import io.aiocosmos.emulator.sql.SqlStatement;
import io.aiocosmos.emulator.store.Container;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import java.util.List;

/** Serves queries on items. */
public final class ItemQuery {
    /** Without it, clients take it that rows with equal keys come by descending resource ids after DESC. */
    private static final String TIES_ASCEND = "{\"reverseRidEnabled\":false,\"reverseIndexScan\":false}";

    private final Lookup lookup;
    private final PageReader pages;
    private final QueryOrigins origins;
    private final InstantSource clock;

    ItemQuery(Lookup lookup, PageReader pages, QueryOrigins origins, InstantSource clock) {
        this.lookup = lookup;
        this.pages = pages;
        this.origins = origins;
        this.clock = clock;
    }

    public Response run(Request request) {
        Container container = lookup.owningContainer(request);
        QueryRequest query = QueryRequest.of(request, container.definition().computed(), clock);
        refuseGeometry(container, query);
        ReadScope scope = GatewayRules.admit(request, container, ReadScope.of(request, container), query);
        IndexUse index = IndexUse.of(query.sql(), container.definition().index(), keyPaths(container, scope));
        index.check();
        ContinuationToken token =
                ContinuationToken.of(container.rid(), scope.fingerprint(request), query.fingerprint());
        Response response = pages.read(request, container, scope, token, filler(query, container, scope, index));
        IndexMetrics.add(response, request, index);
        QueryInspection inspection = new QueryInspection(container, scope, query);
        response.ofQuery(() -> inspection.facts(origins.original(query.text())));
        return query.sql().isOrdered() ? response.with("x-ms-cosmos-query-execution-info", TIES_ASCEND) : response;
    }

    private static List<List<String>> keyPaths(Container container, ReadScope scope) {
        if (scope.key() == null) return List.of();
        return container.definition().key().paths().stream()
                .limit(scope.key().size())
                .map(KeyPath::names)
                .toList();
    }

    /** Spatial functions know the globe only; they would measure a plane wrongly. */
    private static void refuseGeometry(Container container, QueryRequest query) {
        String type = container.definition().json().at("/geospatialConfig/type").asString();
        if (type.equalsIgnoreCase("Geometry") && query.sql().calls("ST_"))
            throw ServiceError.gateway(
                    400, "The emulator does not support spatial functions where geospatialConfig is of type Geometry.");
    }

    private static PageFiller filler(QueryRequest query, Container container, ReadScope scope, IndexUse index) {
        SqlStatement sql = query.sql();
        if (!sql.isItemWise()) return new WholeQueryFiller(query);
        ItemSource items = ItemSource.of(query, container, scope);
        if (sql.isGrouped() || sql.hasAggregates()) return new GroupFiller(query, items);
        if (!sql.isOrdered()) return new ScanFiller(query, items);
        return new OrderedFiller(query, items, index.dropsUndefined());
    }
}
