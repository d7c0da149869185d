package io.aiocosmos.benchmarks.bare;

import io.aiocosmos.benchmarks.client.BenchmarkClient;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.benchmarks.client.Item;
import io.aiocosmos.benchmarks.client.Load;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The JDK's client; responses are parsed on its own threads. */
public final class BareJdk implements BenchmarkClient {
    private final String endpoint;
    private final ResponseParser parse;
    private final SignedRequests signed = new SignedRequests();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public BareJdk(GatewayTarget target, String variant) {
        endpoint = target.endpoint();
        parse = new ResponseParser(variant);
    }

    @Override
    public void read(int i, BiConsumer<Object, Throwable> done) {
        send(readRequest(i), parse::item, done);
    }

    @Override
    public void readAndWait(int i) throws Exception {
        parse.item(checked(client.send(readRequest(i), BodyHandlers.ofByteArray())));
    }

    @Override
    public void create(int i, BiConsumer<Object, Throwable> done) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + SignedRequests.FEED));
        signed.create(request::setHeader);
        request.POST(BodyPublishers.ofByteArray(parse.json(Item.number(i))));
        send(request.build(), parse::item, done);
    }

    @Override
    public void createMany(int items, int inFlight) throws Exception {
        new Load(this::insert, inFlight).run(items);
    }

    private void insert(int i, BiConsumer<Object, Throwable> done) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + SignedRequests.FEED));
        signed.insert(request::setHeader);
        request.POST(BodyPublishers.ofByteArray(parse.json(Item.number(i))));
        send(request.build(), body -> body, done);
    }

    private void send(HttpRequest request, Function<byte[], Object> read, BiConsumer<Object, Throwable> done) {
        client.sendAsync(request, BodyHandlers.ofByteArray())
                .thenApply(response -> read.apply(checked(response)))
                .whenComplete(done);
    }

    @Override
    public long query(Rows rows, Progress progress) throws Exception {
        long count = 0;
        String continuation = null;
        do {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + SignedRequests.FEED));
            signed.query(continuation, request::setHeader);
            request.POST(BodyPublishers.ofString("{\"query\":\"" + GatewayTarget.QUERY + "\"}"));
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            count += parse.page(checked(response), rows);
            progress.rows(count);
            continuation = response.headers().firstValue("x-ms-continuation").orElse(null);
        } while (continuation != null);
        return count;
    }

    private HttpRequest readRequest(int i) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + SignedRequests.target(i)));
        signed.read(i, request::setHeader);
        return request.build();
    }

    private static byte[] checked(HttpResponse<byte[]> response) {
        if (response.statusCode() >= 300) throw new IllegalStateException("status " + response.statusCode());
        return response.body();
    }

    @Override
    public void close() {} // before Java 21 it ends when it is collected
}
