package io.aiocosmos.benchmarks.bare;

import io.aiocosmos.benchmarks.client.BenchmarkClient;
import io.aiocosmos.benchmarks.client.GatewayTarget;
import io.aiocosmos.benchmarks.client.Item;
import io.aiocosmos.benchmarks.client.Load;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** Netty's HTTP codec and a connection pool, on as many event loops as our transport. */
public final class BareNetty implements BenchmarkClient {
    /** Response headers are only looked up, and bodies are passed on in chunks. */
    private static final HttpDecoderConfig ANSWERS =
            new HttpDecoderConfig().setValidateHeaders(false).setMaxChunkSize(Integer.MAX_VALUE);

    private static final HttpHeadersFactory UNCHECKED =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private static final int BATCH = 10;
    private static final int BULK = 100; // as many as ours sends

    private final URI uri;
    private final String authority;
    private final ResponseParser parse;
    private final SignedRequests signed = new SignedRequests();
    private final Deque<Channel> idle = new ArrayDeque<>();
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            Math.min(2, Runtime.getRuntime().availableProcessors()), NioIoHandler.newFactory());
    private final Bootstrap bootstrap;

    public BareNetty(GatewayTarget target, String variant) {
        this.uri = target.uri();
        this.authority = uri.getAuthority();
        this.parse = new ResponseParser(variant);
        SSLContext tls = target.secure() ? target.sslContext() : null;
        this.bootstrap = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress(uri.getHost(), uri.getPort())
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (tls != null) channel.pipeline().addLast(new SslHandler(engine(tls)));
                        channel.pipeline()
                                .addLast(new HttpClientCodec(ANSWERS, false, false))
                                .addLast(new ConnectionHandler(BareNetty.this::free));
                    }
                });
    }

    private SSLEngine engine(SSLContext tls) {
        SSLEngine engine = tls.createSSLEngine(uri.getHost(), uri.getPort());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }

    @Override
    public void read(int i, BiConsumer<Object, Throwable> done) {
        FullHttpRequest request = request(HttpMethod.GET, SignedRequests.target(i), new byte[0]);
        signed.read(i, request.headers()::add);
        send(request, parse::item, done);
    }

    @Override
    public void readAndWait(int i) throws Exception {
        CompletableFuture<Object> response = new CompletableFuture<>();
        read(i, complete(response));
        response.get();
    }

    @Override
    public void create(int i, BiConsumer<Object, Throwable> done) {
        FullHttpRequest request = request(HttpMethod.POST, SignedRequests.FEED, parse.json(Item.number(i)));
        signed.create(request.headers()::add);
        send(request, parse::item, done);
    }

    @Override
    public void patch(int i, BiConsumer<Object, Throwable> done) {
        FullHttpRequest request = request(HttpMethod.PATCH, SignedRequests.target(i), parse.patch(i));
        signed.patch(i, request.headers()::add);
        send(request, parse::item, done);
    }

    @Override
    public void batch(int i, BiConsumer<Object, Throwable> done) {
        FullHttpRequest request = request(HttpMethod.POST, SignedRequests.FEED, parse.batch(i * BATCH, BATCH));
        signed.batch(request.headers()::add);
        send(request, parse::batch, done);
    }

    @Override
    public void createMany(int items, int inFlight) throws Exception {
        new Load(this::insert, inFlight).run(items);
    }

    private void insert(int i, BiConsumer<Object, Throwable> done) {
        FullHttpRequest request = request(HttpMethod.POST, SignedRequests.FEED, parse.json(Item.number(i)));
        signed.insert(request.headers()::add);
        send(request, body -> body, done);
    }

    @Override
    public void bulk(int items, int inFlight) throws Exception {
        new Load(this::bulkRequest, inFlight).run(items / BULK);
    }

    private void bulkRequest(int i, BiConsumer<Object, Throwable> done) {
        FullHttpRequest request = request(HttpMethod.POST, SignedRequests.FEED, parse.bulk(i * BULK, BULK));
        signed.bulk(request.headers()::add);
        send(request, parse::bulk, done);
    }

    @Override
    public void bulkFar(int items, int perRange) throws Exception {
        new Load(this::farRequest, GatewayTarget.FAR_RANGES * perRange).run(items / BULK);
    }

    private void farRequest(int i, BiConsumer<Object, Throwable> done) {
        byte[] body = parse.bulkFar(i * BULK, BULK);
        FullHttpRequest request = request(HttpMethod.POST, SignedRequests.FAR_FEED, body);
        signed.bulkFar(i % GatewayTarget.FAR_RANGES, request.headers()::add);
        send(request, parse::bulk, done);
    }

    @Override
    public long query(Rows rows, Progress progress) throws Exception {
        long count = 0;
        CompletableFuture<ConnectionHandler.Page> next = page(null);
        while (next != null) {
            ConnectionHandler.Page page = next.get();
            next = page.continuation() == null ? null : page(page.continuation()); // asked for while this one is read
            count += parse.page(page.body(), rows);
            progress.rows(count);
        }
        return count;
    }

    private CompletableFuture<ConnectionHandler.Page> page(String continuation) {
        byte[] body = ("{\"query\":\"" + GatewayTarget.QUERY + "\"}").getBytes(StandardCharsets.UTF_8);
        FullHttpRequest request = request(HttpMethod.POST, SignedRequests.FEED, body);
        signed.query(continuation, request.headers()::add);
        CompletableFuture<ConnectionHandler.Page> page = new CompletableFuture<>();
        send(new ConnectionHandler.Task(request, page));
        return page;
    }

    private FullHttpRequest request(HttpMethod method, String target, byte[] body) {
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, method, target, Unpooled.wrappedBuffer(body), UNCHECKED, UNCHECKED);
        request.headers().add(HttpHeaderNames.HOST, authority);
        if (method != HttpMethod.GET) request.headers().addInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return request;
    }

    private static BiConsumer<Object, Throwable> complete(CompletableFuture<Object> future) {
        return (value, problem) -> {
            if (problem == null) future.complete(value);
            else future.completeExceptionally(problem);
        };
    }

    private void send(FullHttpRequest request, ConnectionHandler.Reader reader, BiConsumer<Object, Throwable> done) {
        send(new ConnectionHandler.Task(request, reader, done));
    }

    private void send(ConnectionHandler.Task task) {
        Channel channel;
        synchronized (idle) {
            channel = idle.pollFirst();
        }
        if (channel != null) {
            channel.writeAndFlush(task);
            return;
        }
        ChannelFuture opening = bootstrap.connect();
        opening.addListener(opened -> {
            if (opened.isSuccess()) opening.channel().writeAndFlush(task);
            else task.fail(opened.cause());
        });
    }

    private void free(Channel channel) {
        synchronized (idle) {
            idle.addFirst(channel);
        }
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
