package io.aiocosmos.benchmarks.bare;

import io.aiocosmos.CosmosCredential;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.core.auth.HttpDate;
import io.aiocosmos.core.auth.MasterKeySigner;
import java.time.Clock;
import java.util.function.BiConsumer;

/** The requests that our SDK sends, with the same headers. */
final class SignedRequests {
    static final String FEED = "/" + GatewayTarget.LINK + "/docs";
    static final String FAR_FEED = "/" + GatewayTarget.FAR_LINK + "/docs";
    private static final String KEY_JSON = "[\"" + GatewayTarget.PARTITION_KEY + "\"]";

    private final MasterKeySigner signer = new MasterKeySigner(CosmosCredential.key(GatewayTarget.key()));
    private final HttpDate dates = new HttpDate(Clock.systemUTC());

    static String target(int i) {
        return FEED + "/item-" + i;
    }

    void read(int i, BiConsumer<String, String> headers) {
        common("GET", target(i).substring(1), headers);
    }

    void create(BiConsumer<String, String> headers) {
        headers.accept("content-type", "application/json");
        common("POST", GatewayTarget.LINK, headers);
    }

    /** As {@link #create}, for a response without body. */
    void insert(BiConsumer<String, String> headers) {
        headers.accept("prefer", "return=minimal");
        create(headers);
    }

    void patch(int i, BiConsumer<String, String> headers) {
        headers.accept("content-type", "application/json-patch+json");
        common("PATCH", target(i).substring(1), headers);
    }

    void batch(BiConsumer<String, String> headers) {
        headers.accept("x-ms-cosmos-is-batch-request", "true");
        headers.accept("x-ms-cosmos-batch-atomic", "true");
        headers.accept("x-ms-cosmos-batch-continue-on-error", "false");
        create(headers);
    }

    void bulk(BiConsumer<String, String> headers) {
        bulk(0, GatewayTarget.LINK, headers);
    }

    void bulkFar(int range, BiConsumer<String, String> headers) {
        bulk(range, GatewayTarget.FAR_LINK, headers);
    }

    private void bulk(int range, String link, BiConsumer<String, String> headers) {
        headers.accept("x-ms-cosmos-is-batch-request", "true");
        headers.accept("x-ms-cosmos-batch-atomic", "false");
        headers.accept("x-ms-cosmos-batch-continue-on-error", "true");
        headers.accept("x-ms-documentdb-partitionkeyrangeid", Integer.toString(range));
        headers.accept("content-type", "application/json");
        common("POST", link, headers);
    }

    /** @param continuation {@code null} for the first page */
    void query(String continuation, BiConsumer<String, String> headers) {
        headers.accept("content-type", "application/query+json");
        headers.accept("x-ms-documentdb-isquery", "true");
        headers.accept("x-ms-max-item-count", "100");
        if (continuation != null) headers.accept("x-ms-continuation", continuation);
        common("POST", GatewayTarget.LINK, headers);
    }

    private void common(String method, String link, BiConsumer<String, String> headers) {
        String date = dates.now();
        headers.accept("accept", "application/json");
        headers.accept("cache-control", "no-cache");
        headers.accept("user-agent", "bare");
        headers.accept("x-ms-noretry-449", "true");
        headers.accept("x-ms-version", "2020-07-15");
        headers.accept("x-ms-documentdb-partitionkey", KEY_JSON);
        headers.accept("x-ms-date", date);
        headers.accept("authorization", signer.authorizationNow(method, "docs", link, date));
        headers.accept("x-ms-session-token", "0:-1#31");
    }
}
