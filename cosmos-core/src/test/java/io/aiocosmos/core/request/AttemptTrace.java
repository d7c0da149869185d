package io.aiocosmos.core.request;

import io.aiocosmos.core.result.OperationResult;
import io.aiocosmos.core.testing.FakeTransport;
import io.aiocosmos.core.testing.TestEngine;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportRequest;
import java.util.ArrayList;
import java.util.List;

/** What a call did, as text for tables. */
final class AttemptTrace {
    private AttemptTrace() {}

    /**
     * The tries in order: region, {@code !} if only the write region may respond, and the millisecond; {@code rid:} before a read
     * of the container.
     */
    static String tries(TestEngine engine) {
        List<String> tries = new ArrayList<>();
        for (int i = 0; i < engine.transport.requests().size(); i++) {
            TransportRequest request = engine.transport.request(i);
            String what = request.target().endsWith("/colls/ledger") ? "rid:" : "";
            String mark = FakeTransport.header(request, "x-ms-cosmos-hub-region-processing-only") == null ? "" : "!";
            String region = request.origin().host().replace(".test", "");
            tries.add(what + region + mark + "@" + engine.transport.sentAtMillis(i));
        }
        return String.join(" ", tries);
    }

    /** The status, or why there is none; {@code UNKNOWN} if it may have been done all the same. */
    static String end(OperationResult answer) {
        String status = Integer.toString(answer.status());
        if (answer.subStatus() != 0) status += "/" + answer.subStatus();
        String end = answer.noResponse() == null
                ? status
                : answer.noResponse().reason.name();
        return answer.outcome() == Outcome.UNKNOWN ? end + " UNKNOWN" : end;
    }
}
