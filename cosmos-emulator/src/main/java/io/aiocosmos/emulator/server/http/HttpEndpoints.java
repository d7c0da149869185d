package io.aiocosmos.emulator.server.http;

import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.RegionEndpoint;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.server.RequestHandler;
import io.aiocosmos.spi.Origin;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** Real ports on 127.0.0.1, one for each region; the first region has the port that was asked for. */
public final class HttpEndpoints implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private final List<HttpEndpoint> endpoints = new CopyOnWriteArrayList<>();
    private final SSLContext tls;
    private final RequestHandler handler;
    private final ServedHosts hosts;
    private final RequestTimeouts timeouts;
    private final String scheme;

    /**
     * Listens.
     *
     * @param port of the first region; 0 for any that is free
     * @param tls {@code null} for plain HTTP
     */
    public HttpEndpoints(Regions regions, int port, SSLContext tls, RequestHandler handler, ServedHosts hosts) {
        this(regions, port, tls, handler, hosts, RequestTimeouts.DEFAULT);
    }

    HttpEndpoints(
            Regions regions,
            int port,
            SSLContext tls,
            RequestHandler handler,
            ServedHosts hosts,
            RequestTimeouts timeouts) {
        this.tls = tls;
        this.handler = handler;
        this.hosts = hosts;
        this.timeouts = timeouts;
        scheme = tls == null ? "http" : "https";
        try {
            for (Region region : regions.all()) listen(region, endpoints.isEmpty() ? port : 0);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Opens any free port for a region, unless it has one. */
    public void add(Region region) {
        if (region.index() == endpoints.size()) listen(region, 0);
    }

    private void listen(Region region, int port) {
        endpoints.add(new HttpEndpoint(region, port, tls, handler, head -> endpoint(region, head), timeouts));
    }

    /** The address of the first region, without a slash at its end. */
    public String endpoint() {
        return address(HOST, endpoints.get(0));
    }

    /** The address of a region, without a slash at its end. */
    public String endpoint(Region region) {
        return address(HOST, endpoints.get(region.index()));
    }

    private String address(String host, HttpEndpoint endpoint) {
        return scheme + "://" + host + ":" + endpoint.port();
    }

    /** The endpoint of an address, if it is one of these ports. */
    public Optional<RegionEndpoint> at(Origin origin) {
        if (origin.secure() != scheme.equals("https")) return Optional.empty();
        return endpoints.stream()
                .filter(endpoint -> endpoint.port() == origin.port())
                .map(endpoint -> (RegionEndpoint) new HostEndpoint(endpoint.region(), origin.host()))
                .findFirst();
    }

    /** How many connections are open to the regions of these names. @param idle only those that wait for a request */
    public int connections(Predicate<String> regions, boolean idle) {
        return endpoints.stream()
                .filter(endpoint -> regions.test(endpoint.region().name()))
                .mapToInt(endpoint -> endpoint.connections(idle))
                .sum();
    }

    /**
     * Closes connections.
     *
     * @param idle only those that wait for their next request
     * @param drawn asked for each of them whether it is one of those to be closed
     * @return how many it closed
     */
    public int closeConnections(Predicate<String> regions, boolean idle, BooleanSupplier drawn) {
        return endpoints.stream()
                .filter(endpoint -> regions.test(endpoint.region().name()))
                .mapToInt(endpoint -> endpoint.closeConnections(idle, drawn))
                .sum();
    }

    private RegionEndpoint endpoint(Region region, HttpHead head) throws HttpProblem {
        return new HostEndpoint(region, hosts.of(head));
    }

    private final class HostEndpoint implements RegionEndpoint {
        private final Region region;
        private final String host;

        HostEndpoint(Region region, String host) {
            this.region = region;
            this.host = host;
        }

        @Override
        public Region region() {
            return region;
        }

        /** As the classic emulator says; but of an account called {@code localhost} clients ignore the regions. */
        @Override
        public String accountId() {
            String name = Character.isLetter(host.charAt(0)) ? host.split("\\.")[0] : "localhost";
            return name.equals("localhost") && endpoints.size() > 1 ? "emulator" : name;
        }

        /** As in Microsoft's emulators: the loopback address instead of its names, and a slash at the end. */
        @Override
        public String addressOf(Region other) {
            return address(Hosts.isLoopback(host) ? HOST : host, endpoints.get(other.index())) + "/";
        }
    }

    @Override
    public void close() {
        endpoints.forEach(HttpEndpoint::close);
    }
}
