package io.aiocosmos.emulator;

import io.aiocosmos.spi.HttpTransport;
import io.aiocosmos.spi.Origin;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportRequest;
import io.aiocosmos.spi.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Speaks the wire protocol by hand, with a signing of its own, through either endpoint. */
public final class RawClient {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final List<String> TYPES =
            List.of("dbs", "colls", "docs", "pkranges", "offers", "sprocs", "users", "conflicts");

    /** Carries a request to an emulator. */
    public interface Endpoint {
        RawResponse send(String method, String target, Map<String, String> headers, byte[] body) throws IOException;
    }

    private final Endpoint endpoint;
    private final String key;

    public RawClient(Endpoint endpoint, String key) {
        this.endpoint = endpoint;
        this.key = key;
    }

    public static RawClient inProcess(CosmosEmulator emulator) {
        return inProcess(emulator.transport(), emulator.endpoint(), emulator.key());
    }

    public static RawClient inProcess(HttpTransport transport, String endpoint, String key) {
        Origin origin = Origin.of(URI.create(endpoint));
        return new RawClient(
                (method, target, headers, body) -> inProcess(transport, origin, method, target, headers, body), key);
    }

    private static RawResponse inProcess(
            HttpTransport transport,
            Origin origin,
            String method,
            String target,
            Map<String, String> headers,
            byte[] body)
            throws TransportFailure {
        List<String> flat = new ArrayList<>();
        headers.forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        int length = body == null ? 0 : body.length;
        TransportResponse response = transport.exchange(TransportRequest.builder(method, origin, target)
                .headers(flat.toArray(new String[0]))
                .body(body, 0, length)
                .timeoutNanos(Duration.ofSeconds(20).toNanos())
                .build());
        Map<String, String> received = new HashMap<>();
        response.forEachHeader((name, value) -> received.put(name.toLowerCase(Locale.ROOT), value));
        String text = new String(response.body(), response.bodyOffset(), response.bodyLength(), StandardCharsets.UTF_8);
        return new RawResponse(response.status(), received, text);
    }

    public static RawClient overHttp(HttpClient http, String endpoint, String key) {
        return new RawClient(
                (method, target, headers, body) -> overHttp(http, endpoint, method, target, headers, body), key);
    }

    private static RawResponse overHttp(
            HttpClient http, String endpoint, String method, String target, Map<String, String> headers, byte[] body)
            throws IOException {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + target))
                .timeout(Duration.ofSeconds(20))
                .method(method, publisher);
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> received = new HashMap<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> received.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            return new RawResponse(response.statusCode(), received, response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    public RawResponse get(String path, String... headers) throws IOException {
        return send("GET", path, null, headers);
    }

    public RawResponse post(String path, String body, String... headers) throws IOException {
        return send("POST", path, body, headers);
    }

    public RawResponse put(String path, String body, String... headers) throws IOException {
        return send("PUT", path, body, headers);
    }

    public RawResponse delete(String path, String... headers) throws IOException {
        return send("DELETE", path, null, headers);
    }

    public RawResponse query(String path, String body, String... headers) throws IOException {
        return query(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public RawResponse query(String path, byte[] body, String... headers) throws IOException {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "x-ms-documentdb-isquery";
        all[headers.length + 1] = "true";
        all[headers.length + 2] = "content-type";
        all[headers.length + 3] = "application/query+json";
        return sendBytes("POST", path, body, all);
    }

    /** Creates database {@code d} with container {@code c}, keyed by {@code /pk}. */
    public void createContainer() throws IOException {
        post("/dbs", "{\"id\":\"d\"}");
        post("/dbs/d/colls", "{\"id\":\"c\",\"partitionKey\":{\"paths\":[\"/pk\"],\"kind\":\"Hash\",\"version\":2}}");
    }

    /** @param headers names and values in turn, lower case; they replace what would be sent anyway */
    public RawResponse send(String method, String path, String body, String... headers) throws IOException {
        return sendBytes(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The same with a body that need not be text. */
    public RawResponse sendBytes(String method, String path, byte[] body, String... headers) throws IOException {
        Map<String, String> all = new HashMap<>();
        String date = DATE.format(Instant.now());
        all.put("x-ms-date", date);
        all.put("x-ms-version", "2020-07-15");
        all.put("authorization", authorization(method, path, date));
        if (body != null) all.put("content-type", "application/json");
        for (int i = 0; i < headers.length; i += 2) all.put(headers[i], headers[i + 1]);
        all.values().removeIf(String::isEmpty);
        return endpoint.send(method, path, all, body);
    }

    private String authorization(String method, String path, String date) {
        String decoded = decode(path.substring(1));
        int operations = decoded.indexOf("/operations/");
        if (operations > 0) return authorization(method, "colls", decoded.substring(0, operations), date);
        String[] segments = decoded.isEmpty() ? new String[0] : decoded.split("/");
        boolean feed = segments.length > 0 && TYPES.contains(segments[segments.length - 1]);
        int typeAt = feed ? segments.length - 1 : segments.length - 2;
        String type = typeAt < 0 ? "" : segments[typeAt];
        String link = feed ? String.join("/", List.of(segments).subList(0, typeAt)) : decoded;
        if (type.equals("offers") && !feed) link = segments[1].toLowerCase(Locale.ROOT);
        return authorization(method, type, link, date);
    }

    public String authorization(String method, String type, String link, String date) {
        String payload = method.toLowerCase(Locale.ROOT) + "\n" + type + "\n" + link + "\n"
                + date.toLowerCase(Locale.ROOT) + "\n\n";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            String signature =
                    Base64.getEncoder().encodeToString(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
            String escaped = signature.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
            return "type%3Dmaster%26ver%3D1.0%26sig%3D" + escaped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decode(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
