package io.aiocosmos.core.paging;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.QueryMetrics;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.uri.PercentEncoding;
import io.aiocosmos.core.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Metadata of a page, combined from the headers of all its responses. Not thread-safe. */
public final class PageMetadata {
    private static final String RATIO = "indexUtilizationRatio";
    private static final String PAGE = "page"; // key in the store; a page is of one container

    private final PageDiagnostics diagnostics = new PageDiagnostics();
    private String firstToken;
    private SessionStore tokens; // of several responses, the newest of each partition key range
    private String rid = "";
    private String activityId;
    private QueryMetrics metrics;
    private String indexMetrics;

    public static PageMetadata of(OperationResult result) {
        return new PageMetadata().add(result);
    }

    /** Adds a result. Failed ones count too: they have a request charge. */
    public PageMetadata add(OperationResult result) {
        diagnostics.add(result);
        activityId = result.header(Headers.ACTIVITY_ID);
        return result.isOk() ? addSuccess(result) : this;
    }

    private PageMetadata addSuccess(OperationResult result) {
        addToken(result.header(Headers.SESSION_TOKEN));
        String ownerRid = result.header(Headers.OWNER_RID);
        if (ownerRid != null) rid = ownerRid;
        String header = result.header(Headers.QUERY_METRICS);
        if (header != null && !header.isEmpty()) metrics = metrics == null ? read(header) : metrics.plus(read(header));
        String indexes = result.header(Headers.INDEX_METRICS);
        if (indexMetrics == null && indexes != null && !indexes.isEmpty()) indexMetrics = indexes;
        return this;
    }

    private void addToken(String token) {
        if (token == null || token.isEmpty()) return;
        if (firstToken == null) {
            firstToken = token;
            return;
        }
        if (tokens == null) {
            tokens = new SessionStore();
            tokens.learn(PAGE, PAGE, firstToken);
        }
        tokens.learn(PAGE, PAGE, token);
    }

    /** {@code name=number} pairs separated by semicolons; others are skipped. */
    private static QueryMetrics read(String header) {
        Map<String, Double> values = new TreeMap<>();
        for (String pair : header.split(";")) {
            int equals = pair.indexOf('=');
            if (equals < 0) continue;
            try {
                values.put(pair.substring(0, equals), Double.parseDouble(pair.substring(equals + 1)));
            } catch (NumberFormatException unknownForm) {
                continue; // a metric of a later service may not be a number
            }
        }
        values.remove(RATIO); // a ratio cannot be added up
        return QueryMetrics.of(values);
    }

    double requestCharge() {
        return diagnostics.requestCharge();
    }

    /**
     * As returned if one response had it, else the tokens of all ranges joined by commas; {@code null} if none had it.
     */
    String sessionToken() {
        String joined = tokens == null ? null : tokens.tokenFor(PAGE);
        return joined == null ? firstToken : joined;
    }

    /** Of the last request; {@code null} if there was none. */
    String activityId() {
        return activityId;
    }

    /** Of the container or other owner, empty if no response had it. */
    String rid() {
        return rid;
    }

    Diagnostics diagnostics() {
        return diagnostics.simplify();
    }

    QueryMetrics queryMetrics() {
        return metrics;
    }

    /** Base64 from older services, percent-encoded from newer ones; {@code null} if neither. */
    RawJson indexMetrics() {
        if (indexMetrics == null) return null;
        try {
            String json = PercentEncoding.decode(indexMetrics);
            if (json.startsWith("{")) return RawJson.of(json);
            return RawJson.of(new String(Base64.getDecoder().decode(json), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
