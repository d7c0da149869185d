package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aiocosmos.spi.HttpTransport;
import java.util.Arrays;

/** No request waits for the acknowledgement of the one before: a delay of 40 ms that is easy to have unawares. */
abstract class SpeedPart extends TransportPart {
    private static final int REQUESTS = 41;
    private static final long TOO_LONG_NANOS = 35_000_000;

    SpeedPart(HttpTransportContract contract) {
        super(contract);
    }

    @BothWays
    void a_body_of_many_segments_is_not_delayed(Way way) throws Exception {
        assertQuick(way, 110_000);
    }

    @BothWays
    void a_small_body_is_not_delayed(Way way) throws Exception {
        assertQuick(way, 200);
    }

    private void assertQuick(Way way, int size) throws Exception {
        RawServer server = answering((request, c) -> c.answer(201));
        HttpTransport transport = transport();
        byte[] body = Requests.pattern(size);
        long[] nanos = new long[REQUESTS];

        for (int i = 0; i < REQUESTS; i++) {
            long start = System.nanoTime();
            way.call(transport, Requests.post(server.origin(), body));
            nanos[i] = System.nanoTime() - start;
        }

        Arrays.sort(nanos);
        long median = nanos[REQUESTS / 2];
        assertTrue(median < TOO_LONG_NANOS, () -> "a request took " + median / 1_000_000 + " ms");
    }
}
