package io.aiocosmos.core.paging;

import io.aiocosmos.Diagnostics;
import io.aiocosmos.QueryMetrics;
import io.aiocosmos.RawJson;
import io.aiocosmos.core.request.Answer;
import io.aiocosmos.core.uri.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** What the service said about the rows of a page, of all the answers that it was made of. Not thread-safe. */
public final class PageFacts {
    private static final String QUERY_METRICS = "x-ms-documentdb-query-metrics";
    private static final String INDEX_METRICS = "x-ms-cosmos-index-utilization";
    private static final String RATIO = "indexUtilizationRatio";

    private double requestCharge;
    private Answer last;
    private Map<String, Double> metrics;
    private String indexMetrics;

    public static PageFacts of(Answer answer) {
        return new PageFacts().add(answer);
    }

    public PageFacts add(Answer answer) {
        requestCharge += answer.diagnostics().requestCharge();
        last = answer;
        String measured = answer.header(QUERY_METRICS);
        if (measured != null && !measured.isEmpty()) addMetrics(measured);
        String indexes = answer.header(INDEX_METRICS);
        if (indexMetrics == null && indexes != null && !indexes.isEmpty()) indexMetrics = indexes;
        return this;
    }

    /** {@code name=number} pairs with semicolons between; what is not that is passed over. */
    private void addMetrics(String measured) {
        if (metrics == null) metrics = new TreeMap<>();
        for (String pair : measured.split(";")) {
            int equals = pair.indexOf('=');
            if (equals < 0) continue;
            try {
                metrics.merge(pair.substring(0, equals), Double.parseDouble(pair.substring(equals + 1)), Double::sum);
            } catch (NumberFormatException unknownForm) {
                continue; // a later service may measure what is no number
            }
        }
        metrics.remove(RATIO); // a ratio cannot be added up
    }

    double requestCharge() {
        return requestCharge;
    }

    /** {@code null} if it is not there, or nothing was asked. */
    public String header(String name) {
        return last == null ? null : last.header(name);
    }

    Diagnostics diagnostics() {
        return last == null ? NoRequests.DIAGNOSTICS : last.diagnostics();
    }

    QueryMetrics queryMetrics() {
        return metrics == null ? null : QueryMetrics.of(metrics);
    }

    /** In base64 from older services, percent-encoded from newer ones. */
    RawJson indexMetrics() {
        if (indexMetrics == null) return null;
        String json = PercentEncoding.decode(indexMetrics);
        if (json.startsWith("{")) return RawJson.of(json);
        return RawJson.of(new String(Base64.getDecoder().decode(json), StandardCharsets.UTF_8));
    }
}
