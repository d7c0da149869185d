package io.aiocosmos.emulator;

import io.aiocosmos.emulator.control.ControlProblem;
import io.aiocosmos.emulator.region.Regions;
import io.aiocosmos.emulator.store.Account;
import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.Response;
import java.util.List;

/**
 * The emulator's methods by HTTP, at its ports, for tests in other languages. These requests are not part of the service:
 * they need no key, and are neither counted nor made to fail. Requests of web pages are refused, which browsers mark by an
 * {@code Origin}.
 */
final class Control {
    private static final String PREFIX = "/_emulator/";

    private final FaultControl faults;
    private final StateControl state;
    private final RegionControl regions;
    private final AccountControl account;

    Control(CosmosEmulator emulator, Account stored, Regions known) {
        faults = new FaultControl(emulator.faults());
        state = new StateControl(emulator);
        regions = new RegionControl(emulator, stored, known);
        account = new AccountControl(emulator, stored, known);
    }

    /** The response, or {@code null} to a request of the service. */
    Response handle(Request request) {
        if (!request.path().startsWith(PREFIX)) return null;
        try {
            if (request.header("origin") != null) throw ControlProblem.of(403, "web pages may not do this");
            return route(
                    request.method(),
                    List.of(request.path().substring(PREFIX.length()).split("/")),
                    request.body());
        } catch (ControlProblem e) {
            return text(e.status(), e.getMessage());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return text(400, e.getMessage());
        }
    }

    private Response route(String method, List<String> path, byte[] body) {
        String first = path.get(0);
        if (first.equals("faults")) return faults.handle(method, path.subList(1, path.size()), body);
        return switch (path.size() > 1 ? "" : first) {
            case "clock" -> state.clock(method, body);
            case "splits" -> state.splits(method, body);
            case "connections" -> state.connections(method, body);
            case "stats" -> state.stats(method);
            case "regions" -> regions.handle(method, body);
            case "account" -> account.flags(method, body);
            case "replication" -> account.replication(method, body);
            default ->
                throw ControlProblem.of(
                        404, "there are faults, clock, splits, regions, account, replication, connections, stats");
        };
    }

    private static Response text(int status, String message) {
        return Response.text(status, "text/plain; charset=utf-8", message + "\n");
    }
}
