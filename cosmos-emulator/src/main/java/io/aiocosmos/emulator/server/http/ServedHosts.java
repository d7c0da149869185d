package io.aiocosmos.emulator.server.http;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts that a port serves: loopback names and addresses, and those given at start. The account key is public, so a
 * web page whose own name resolves to 127.0.0.1 (DNS rebinding) could read and write everything: only the {@code Host}
 * header shows where its requests come from.
 */
public final class ServedHosts {
    private final Set<String> given;

    /** @throws IllegalArgumentException if one of them is no host's name or address */
    public ServedHosts(Collection<String> given) {
        this.given = given.stream().map(ServedHosts::checked).collect(Collectors.toUnmodifiableSet());
    }

    private static String checked(String given) {
        String host = given.matches(".*:\\d*") ? null : Hosts.of(given);
        if (host == null) throw new IllegalArgumentException("not the name or address of a host: " + given);
        return host;
    }

    /**
     * The host that a request is for, in its normal form; 127.0.0.1 if it does not say.
     *
     * @throws HttpProblem 400 if that is no host, 403 if it is not served
     */
    String of(HttpHead head) throws HttpProblem {
        if (head.hosts().isEmpty()) return HttpEndpoints.HOST;
        if (head.values("host").size() > 1) throw HttpProblem.malformed("it has two Host headers");
        String host = Hosts.of(head.hosts().get(0));
        for (String other : head.hosts()) {
            String second = Hosts.of(other);
            if (second == null) throw HttpProblem.malformed("its Host is no name or address");
            if (!second.equals(host)) throw HttpProblem.malformed("its target names another host than its Host");
        }
        if (given.contains(host) || Hosts.isLoopback(host)) return host;
        throw HttpProblem.of(
                403,
                "This emulator serves loopback names and addresses only. To reach it by another name, start it with"
                        + " --host NAME or, in Java, with builder().hosts(name).");
    }
}
