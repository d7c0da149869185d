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

/** What the service said about the rows of a page, of all the answers that it was made of. Not thread-safe. */
public final class PageMetadata {
    private static final String RATIO = "indexUtilizationRatio";
    private static final String PAGE = "page"; // the store keeps containers apart: this one is of one page

    private final PageDiagnostics diagnostics = new PageDiagnostics();
    private String firstToken;
    private SessionStore tokens; // of several answers, of each partition range the newest
    private String rid = "";
    private String activityId;
    private QueryMetrics metrics;
    private String indexMetrics;

    public static PageMetadata of(OperationResult answer) {
        return new PageMetadata().add(answer);
    }

    /** Takes in an answer, good or bad: refusals and splits cost too. */
    public PageMetadata add(OperationResult answer) {
        diagnostics.add(answer);
        activityId = answer.header(Headers.ACTIVITY_ID);
        return answer.isOk() ? addGood(answer) : this;
    }

    private PageMetadata addGood(OperationResult answer) {
        addToken(answer.header(Headers.SESSION_TOKEN));
        String owner = answer.header(Headers.OWNER_RID);
        if (owner != null) rid = owner;
        String measured = answer.header(Headers.QUERY_METRICS);
        if (measured != null && !measured.isEmpty())
            metrics = metrics == null ? read(measured) : metrics.plus(read(measured));
        String indexes = answer.header(Headers.INDEX_METRICS);
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

    /** {@code name=number} pairs with semicolons between; what is not that is passed over. */
    private static QueryMetrics read(String measured) {
        Map<String, Double> values = new TreeMap<>();
        for (String pair : measured.split(";")) {
            int equals = pair.indexOf('=');
            if (equals < 0) continue;
            try {
                values.put(pair.substring(0, equals), Double.parseDouble(pair.substring(equals + 1)));
            } catch (NumberFormatException unknownForm) {
                continue; // a later service may measure what is no number
            }
        }
        values.remove(RATIO); // a ratio cannot be added up
        return QueryMetrics.of(values);
    }

    double requestCharge() {
        return diagnostics.requestCharge();
    }

    /** As the service gave it if one answer told, else of all ranges, joined by commas; {@code null} if none told. */
    String sessionToken() {
        String joined = tokens == null ? null : tokens.tokenFor(PAGE);
        return joined == null ? firstToken : joined;
    }

    /** Of the last request; {@code null} if there was none. */
    String activityId() {
        return activityId;
    }

    /** Of the container or other owner, empty if no answer told. */
    String rid() {
        return rid;
    }

    Diagnostics diagnostics() {
        return diagnostics.simplest();
    }

    QueryMetrics queryMetrics() {
        return metrics;
    }

    /** In base64 from older services, percent-encoded from newer ones; {@code null} if it is neither. */
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
