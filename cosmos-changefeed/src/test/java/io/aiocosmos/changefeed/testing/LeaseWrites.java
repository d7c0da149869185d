package io.aiocosmos.changefeed.testing;

import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Watches what is written into leases, and finds checkpoints that go back. */
public final class LeaseWrites {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*\\.\\.[^\"]*)\"");
    private static final Pattern CONTINUATION = Pattern.compile("\"ContinuationToken\":\"([^\"]*)\"");
    private static final Pattern PART =
            Pattern.compile("\"token\":\"\\\\\"(\\d+)\\\\\"\",\"range\":\\{\"min\":\"([^\"]*)\",\"max\":\"([^\"]*)\"");

    private final Map<String, TreeMap<String, Part>> reached = new HashMap<>();
    private final List<String> backwards = new ArrayList<>();

    private record Part(String max, long token) {}

    /** All checkpoints that went back. */
    public List<String> backwards() {
        return backwards;
    }

    public void processed(TransportRequest request, TransportResponse response) {
        if (!request.method().equals("PUT") || response.status() >= 300) return;
        String body = new String(request.body(), request.bodyOffset(), request.bodyLength(), StandardCharsets.UTF_8);
        Matcher id = ID.matcher(body);
        Matcher continuation = CONTINUATION.matcher(body);
        if (id.find() && continuation.find()) written(id.group(1), parts(continuation.group(1)));
    }

    private void written(String lease, TreeMap<String, Part> now) {
        TreeMap<String, Part> before = reached.put(lease, now);
        if (before == null) return;
        before.forEach((oldMin, old) -> now.forEach((min, part) -> {
            boolean overlaps = min.compareTo(old.max()) < 0 && oldMin.compareTo(part.max()) < 0;
            if (overlaps && part.token() < old.token())
                backwards.add(lease + ": " + old.token() + " to " + part.token());
        }));
    }

    private static TreeMap<String, Part> parts(String continuation) {
        String json = new String(Base64.getDecoder().decode(continuation), StandardCharsets.UTF_8);
        TreeMap<String, Part> parts = new TreeMap<>();
        Matcher part = PART.matcher(json);
        while (part.find()) parts.put(part.group(2), new Part(part.group(3), Long.parseLong(part.group(1))));
        if (parts.isEmpty() && json.contains("\"Continuation\"")) throw new AssertionError("not understood: " + json);
        return parts;
    }
}
