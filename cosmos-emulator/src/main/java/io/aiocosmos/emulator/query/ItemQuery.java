package io.aiocosmos.emulator.query;

import io.aiocosmos.emulator.partition.KeyPath;
import io.aiocosmos.emulator.resource.Lookup;
import io.aiocosmos.emulator.sql.SqlStatement;
import io.aiocosmos.emulator.statement.Statement;
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
    private final InstantSource clock;

    ItemQuery(Lookup lookup, PageReader pages, InstantSource clock) {
        this.lookup = lookup;
        this.pages = pages;
        this.clock = clock;
    }

    public Response run(Request request) {
        Container container = lookup.owningContainer(request);
        Statement statement = Statement.of(request, clock);
        refuseGeometry(container, statement);
        Scope scope = GatewayRules.admit(request, container, Scope.of(request, container), statement);
        IndexUse index = IndexUse.of(statement.sql(), container.definition().index(), keyPaths(container, scope));
        index.check();
        Token token = Token.of(container.rid(), scope.fingerprint(request), statement.fingerprint());
        Response response = pages.read(request, container, scope, token, flow(statement, container, scope, index));
        IndexMetrics.add(response, request, index);
        return statement.sql().isOrdered() ? response.with("x-ms-cosmos-query-execution-info", TIES_ASCEND) : response;
    }

    private static List<List<String>> keyPaths(Container container, Scope scope) {
        if (scope.key() == null) return List.of();
        return container.definition().key().paths().stream()
                .limit(scope.key().size())
                .map(KeyPath::names)
                .toList();
    }

    /** Spatial functions know the globe only; they would measure a plane wrongly. */
    private static void refuseGeometry(Container container, Statement statement) {
        String type = container.definition().json().at("/geospatialConfig/type").asString();
        if (type.equalsIgnoreCase("Geometry") && statement.sql().calls("ST_"))
            throw ServiceError.gateway(
                    400, "The emulator does not support spatial functions where geospatialConfig is of type Geometry.");
    }

    private static RowFlow flow(Statement statement, Container container, Scope scope, IndexUse index) {
        SqlStatement sql = statement.sql();
        if (!sql.isItemWise()) return new WholeFlow(statement);
        Candidates candidates = Candidates.of(statement, container, scope);
        if (sql.isGrouped() || sql.hasAggregates()) return new GroupFlow(statement, candidates);
        if (!sql.isOrdered()) return new PlainFlow(statement, candidates);
        return new OrderedFlow(statement, candidates, index.dropsUndefined());
    }
}
