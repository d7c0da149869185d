package io.aiocosmos.benchmarks.gateway;

import com.sun.management.OperatingSystemMXBean;
import io.aiocosmos.benchmarks.client.Worker;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The gateway process. Prints its two ports in one line, plain HTTP first; responds to each further line with its CPU
 * nanoseconds and the number of requests; ends with its input.
 */
public final class Gateway {
    private Gateway() {}

    /** @param args file of the certificate, rows of the canned query */
    public static void main(String[] args) throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        RequestCounter traffic = new RequestCounter();
        int rows = Integer.parseInt(args[1]);
        int plain = listen(loops, "http", null, rows, traffic);
        int secure = listen(loops, "https", Certificate.context(Path.of(args[0])), rows, traffic);
        System.out.println(Worker.ANSWER + plain + " " + secure);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (lines.readLine() != null) System.out.println(Worker.ANSWER + cpuNanos() + " " + traffic.requests());
        loops.shutdownGracefully();
    }

    private static int listen(EventLoopGroup loops, String scheme, SslContext tls, int rows, RequestCounter traffic)
            throws InterruptedException {
        Site site = new Site();
        Channel server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (tls != null) channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                        channel.pipeline().addLast(new RequestHandler(site.responses, traffic));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        int port = ((InetSocketAddress) server.localAddress()).getPort();
        site.responses = new CannedResponses(scheme + "://127.0.0.1:" + port + "/", rows);
        return port;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Responses contain the port, which is known only after binding. */
    private static final class Site {
        private volatile CannedResponses responses;
    }
}
