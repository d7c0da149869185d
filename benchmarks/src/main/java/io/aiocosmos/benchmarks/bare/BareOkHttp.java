package io.aiocosmos.benchmarks.bare;

import io.aiocosmos.benchmarks.client.BenchmarkClient;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.benchmarks.client.Item;
import io.aiocosmos.benchmarks.client.Load;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** OkHttp with {@code enqueue} and {@code execute}, except that Nagle's algorithm is turned off. */
public final class BareOkHttp implements BenchmarkClient {
    private final String endpoint;
    private final ResponseParser parse;
    private final SignedRequests signed = new SignedRequests();
    private final OkHttpClient client;

    public BareOkHttp(GatewayTarget target, String variant) {
        endpoint = target.endpoint();
        parse = new ResponseParser(variant);
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(100);
        dispatcher.setMaxRequestsPerHost(100);
        client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(100, 1, TimeUnit.MINUTES))
                .socketFactory(new UndelayedSockets())
                .build();
    }

    @Override
    public void read(int i, BiConsumer<Object, Throwable> done) {
        client.newCall(readRequest(i)).enqueue(new Answered(parse::item, done));
    }

    @Override
    public void readAndWait(int i) throws IOException {
        try (Response response = client.newCall(readRequest(i)).execute()) {
            parse.item(checked(response).body().bytes());
        }
    }

    @Override
    public void create(int i, BiConsumer<Object, Throwable> done) {
        Request.Builder request = new Request.Builder().url(endpoint + SignedRequests.FEED);
        signed.create(request::header);
        request.post(RequestBody.create(parse.json(Item.number(i))));
        client.newCall(request.build()).enqueue(new Answered(parse::item, done));
    }

    @Override
    public void createMany(int items, int inFlight) throws Exception {
        new Load(this::insert, inFlight).run(items);
    }

    private void insert(int i, BiConsumer<Object, Throwable> done) {
        Request.Builder request = new Request.Builder().url(endpoint + SignedRequests.FEED);
        signed.insert(request::header);
        request.post(RequestBody.create(parse.json(Item.number(i))));
        client.newCall(request.build()).enqueue(new Answered(body -> body, done));
    }

    @Override
    public long query(Rows rows, Progress progress) throws IOException {
        byte[] body = ("{\"query\":\"" + GatewayTarget.QUERY + "\"}").getBytes(StandardCharsets.UTF_8);
        long count = 0;
        String continuation = null;
        do {
            Request.Builder request = new Request.Builder().url(endpoint + SignedRequests.FEED);
            signed.query(continuation, request::header);
            request.post(RequestBody.create(body));
            try (Response response = client.newCall(request.build()).execute()) {
                count += parse.page(checked(response).body().bytes(), rows);
                progress.rows(count);
                continuation = response.header("x-ms-continuation");
            }
        } while (continuation != null);
        return count;
    }

    private Request readRequest(int i) {
        Request.Builder request = new Request.Builder().url(endpoint + SignedRequests.target(i));
        signed.read(i, request::header);
        return request.build();
    }

    private static Response checked(Response response) throws IOException {
        if (!response.isSuccessful()) throw new IOException("status " + response.code());
        return response;
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static final class Answered implements Callback {
        private final Function<byte[], Object> read;
        private final BiConsumer<Object, Throwable> done;

        private Answered(Function<byte[], Object> read, BiConsumer<Object, Throwable> done) {
            this.read = read;
            this.done = done;
        }

        @Override
        public void onResponse(Call call, Response response) {
            Object value;
            try (response) {
                value = read.apply(checked(response).body().bytes());
            } catch (IOException e) {
                done.accept(null, e);
                return;
            }
            done.accept(value, null);
        }

        @Override
        public void onFailure(Call call, IOException e) {
            done.accept(null, e);
        }
    }
}
