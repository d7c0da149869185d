package io.aiocosmos.core.malformed;

import static io.aiocosmos.core.testing.FakeTransport.header;

import io.aiocosmos.core.testing.FakeResponse;
import io.aiocosmos.spi.TransportRequest;
import java.nio.charset.StandardCharsets;

/** Valid, stateless responses to all requests of a client. JSON is written with single quotes. */
final class ValidService {
    private static final String RID = "d9RzAJRFKgw=";
    private static final String SYSTEM = "'_rid':'" + RID + "','_etag':'\"e\"','_ts':1700000000";
    private static final String DATABASE = "{'id':'books'," + SYSTEM + "}";
    private static final String CONTAINER = "{'id':'ledger','partitionKey':{'paths':['/pk'],'kind':'Hash','version':2},"
            + "'defaultTtl':60,'indexingPolicy':{'indexingMode':'consistent'}," + SYSTEM + "}";
    private static final String ITEM = "{'id':'1','pk':'a','n':1,'_rid':'d9RzAJRFKgwBAAAAAAAAAA==','_etag':'\"e\"'}";
    private static final String OFFER = "{'id':'o1','offerVersion':'V2','offerResourceId':'" + RID
            + "','content':{'offerThroughput':400}," + SYSTEM + "}";
    private static final String ACCOUNT = "{'id':'account','writableLocations':[" + location("west")
            + "],'readableLocations':[" + location("west") + "," + location("east")
            + "],'enableMultipleWriteLocations':false,'userConsistencyPolicy':{'defaultConsistencyLevel':'Session'}}";

    private ValidService() {}

    private static String location(String region) {
        return "{'name':'" + region + "','databaseAccountEndpoint':'https://" + region + ".test:443/'}";
    }

    static FakeResponse respond(TransportRequest request) {
        String target = request.target();
        if (target.equals("/")) return ok(ACCOUNT);
        if (request.method().equals("DELETE")) return of(204, "");
        if (header(request, "x-ms-documentdb-isquery") != null
                || header(request, "x-ms-cosmos-is-query-plan-request") != null) return query(request, target);
        if (header(request, "x-ms-cosmos-is-batch-request") != null) return of(200, batch(request));
        if (request.method().equals("POST")) return of(201, resource(target));
        if (target.contains("absent")) return of(404, "{'code':'NotFound','message':'Resource Not Found'}");
        if (target.endsWith("/pkranges")) return ranges(request);
        return ok(target.endsWith("/dbs") || target.endsWith("/colls") ? feed(target, 1) : resource(target));
    }

    private static String batch(TransportRequest request) {
        String text = new String(request.body(), request.bodyOffset(), request.bodyLength(), StandardCharsets.UTF_8);
        String one = "{'statusCode':201,'requestCharge':6.5,'eTag':'\"e\"','resourceBody':" + ITEM + "}";
        return "[" + one + ("," + one).repeat(text.split("operationType").length - 2) + "]";
    }

    private static String resource(String target) {
        if (target.contains("/docs")) return ITEM;
        if (target.startsWith("/offers")) return OFFER;
        return target.contains("/colls") ? CONTAINER : DATABASE;
    }

    private static FakeResponse ranges(TransportRequest request) {
        if (header(request, "if-none-match") != null) return of(304, "").header("etag", "\"7\"");
        return ok("{'_rid':'" + RID + "','PartitionKeyRanges':[{'id':'0','minInclusive':'','maxExclusive':'80',"
                        + "'parents':[]},{'id':'1','minInclusive':'80','maxExclusive':'FF','parents':['9']}],'_count':2}")
                .header("etag", "\"7\"");
    }

    private static FakeResponse query(TransportRequest request, String target) {
        String text = new String(request.body(), request.bodyOffset(), request.bodyLength(), StandardCharsets.UTF_8);
        if (header(request, "x-ms-cosmos-is-query-plan-request") != null) return ok(plan(text));
        boolean last = header(request, "x-ms-continuation") != null;
        FakeResponse page = ok(target.endsWith("/docs") ? rows(text) : feed(target, last ? 1 : 2));
        return last ? page : page.header("x-ms-continuation", "more");
    }

    private static String feed(String target, int count) {
        String name =
                target.endsWith("/offers") ? "Offers" : target.endsWith("/dbs") ? "Databases" : "DocumentCollections";
        String one = resource(target);
        return "{'_rid':'','" + name + "':[" + (count == 2 ? one + "," + one : one) + "],'_count':" + count + "}";
    }

    private static String plan(String query) {
        String info =
                "'distinctType':'None','top':null,'rewrittenQuery':'" + rewritten(query) + "','hasSelectValue':false";
        if (query.contains("ORDER")) info += ",'orderBy':['Ascending'],'orderByExpressions':['c.n']";
        if (query.contains("COUNT")) info = info.replace("false", "true") + ",'aggregates':['Count']";
        if (query.contains("GROUP"))
            info += ",'groupByExpressions':['c.n'],'groupByAliases':['n','s'],"
                    + "'groupByAliasToAggregateType':{'n':null,'s':'Sum'}";
        if (query.contains("DISTINCT")) info = info.replace("None", "Unordered");
        if (query.contains("LIMIT")) info += ",'offset':1,'limit':3";
        return "{'partitionedQueryExecutionInfoVersion':2,'queryInfo':{" + info
                + "},'queryRanges':[{'min':'','max':'FF','isMinInclusive':true,'isMaxInclusive':false}]}";
    }

    private static String rewritten(String query) {
        for (String kind : new String[] {"ORDER", "COUNT", "GROUP"}) if (query.contains(kind)) return kind + " BY c.n";
        return "";
    }

    private static String rows(String query) {
        String row = ITEM;
        if (query.contains("ORDER"))
            row = "{'_rid':'d9RzAJRFKgwBAAAAAAAAAA==','orderByItems':[{'item':1}],'payload':" + ITEM + "}";
        else if (query.contains("COUNT")) row = "[{'item':2}]";
        else if (query.contains("GROUP"))
            row = "{'groupByItems':[{'item':1}],'payload':{'n':{'item':1},'s':{'item':2}}}";
        return "{'_rid':'" + RID + "','Documents':[" + row + "," + row + "],'_count':2}";
    }

    private static FakeResponse ok(String body) {
        return of(200, body);
    }

    private static FakeResponse of(int status, String quoted) {
        return FakeResponse.status(status)
                .body(quoted.replace("\"", "\\\"").replace('\'', '"'))
                .session(RID, "0:-1#7")
                .header("etag", "\"e\"")
                .header("x-ms-request-charge", "1.5")
                .header("x-ms-activity-id", "00000000-0000-0000-0000-000000000001");
    }
}
