package io.aiocosmos.benchmarks.pieces;

import io.aiocosmos.CosmosCredential;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.benchmarks.client.Item;
import io.aiocosmos.core.auth.HttpDate;
import io.aiocosmos.core.auth.MasterKeySigner;
import io.aiocosmos.core.json.FeedPage;
import io.aiocosmos.core.json.JsonSlice;
import io.aiocosmos.core.partition.PartitionKeyHash;
import io.aiocosmos.core.session.SessionStore;
import io.aiocosmos.core.session.SessionToken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Signing, dates, session tokens, envelopes and hashes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PartsBenchmark {
    private static final String ITEM = GatewayTarget.LINK + "/docs/item-1";
    private static final String NEWER = "1#32#1=30#2=29";

    private final MasterKeySigner signer = new MasterKeySigner(CosmosCredential.key(GatewayTarget.key()));
    private final HttpDate dates = new HttpDate(Clock.systemUTC());
    private final SessionStore sessions = new SessionStore();
    private final SessionToken known = SessionToken.parse("1#31#1=30#2=28");
    private final byte[] page = page(100);
    private final JsonSlice key =
            JsonSlice.of(("[\"" + GatewayTarget.PARTITION_KEY + "\"]").getBytes(StandardCharsets.UTF_8));

    private static byte[] page(int rows) {
        String row = Item.number(1).json();
        String all = (row + ",").repeat(rows - 1) + row;
        return ("{\"_rid\":\"AbCdAJ1rbAA=\",\"Documents\":[" + all + "],\"_count\":" + rows + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public String sign() {
        return signer.authorizationNow("GET", "docs", ITEM, dates.now());
    }

    /** As after nearly every read: nothing new, and the header for the next. */
    @Benchmark
    public String sessionWithoutNews() {
        sessions.learn(GatewayTarget.LINK, "AbCdAJ1rbAA=", "0:-1#31");
        return sessions.tokenFor(GatewayTarget.LINK);
    }

    @Benchmark
    public SessionToken sessionParseAndMerge() {
        return known.merge(SessionToken.parse(NEWER));
    }

    /** 100 rows of 1 KB. */
    @Benchmark
    public FeedPage slicePage() {
        return FeedPage.read(page, 0, page.length, "Documents");
    }

    @Benchmark
    public String effectivePartitionKey() {
        return PartitionKeyHash.V2.epk(key);
    }
}
