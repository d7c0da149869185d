package io.aiocosmos.emulator.door;

import io.aiocosmos.emulator.host.Hosts;
import io.aiocosmos.emulator.region.Region;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.region.Site;
import io.aiocosmos.spi.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Real ports on 127.0.0.1, one for each region; the first region has the port that was asked for. */
public final class Ports implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private final List<PortDoor> doors = new ArrayList<>();
    private final ServedHosts hosts;
    private final String scheme;

    /**
     * Listens.
     *
     * @param port of the first region; 0 for any that is free
     * @param tls {@code null} for plain HTTP
     */
    public Ports(Regions regions, int port, SSLContext tls, Reception reception, ServedHosts hosts) {
        this(regions, port, tls, reception, hosts, ArrivalLimits.USUAL);
    }

    Ports(Regions regions, int port, SSLContext tls, Reception reception, ServedHosts hosts, ArrivalLimits limits) {
        this.hosts = hosts;
        scheme = tls == null ? "http" : "https";
        try {
            for (Region region : regions.all())
                doors.add(new PortDoor(region, doors.isEmpty() ? port : 0, tls, reception, this::site, limits));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The address of the first region, without a slash at its end. */
    public String endpoint() {
        return address(HOST, doors.get(0));
    }

    /** The address of a region, without a slash at its end. */
    public String endpoint(Region region) {
        return address(HOST, doors.get(region.index()));
    }

    private String address(String host, PortDoor door) {
        return scheme + "://" + host + ":" + door.port();
    }

    /** The site that has this address, if it is one of these ports. */
    public Optional<Site> at(Origin origin) {
        if (origin.secure() != scheme.equals("https")) return Optional.empty();
        return doors.stream()
                .filter(door -> door.port() == origin.port())
                .map(door -> (Site) new PortSite(door.region(), origin.host()))
                .findFirst();
    }

    private Site site(Region region, HttpHead head) throws HttpProblem {
        return new PortSite(region, hosts.of(head));
    }

    private final class PortSite implements Site {
        private final Region region;
        private final String host;

        PortSite(Region region, String host) {
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
            return name.equals("localhost") && doors.size() > 1 ? "emulator" : name;
        }

        /** As Microsoft's emulators say it: by the loopback address, whatever its name, and with a slash at the end. */
        @Override
        public String addressOf(Region other) {
            return address(Hosts.isLoopback(host) ? HOST : host, doors.get(other.index())) + "/";
        }
    }

    @Override
    public void close() {
        doors.forEach(PortDoor::close);
    }
}
