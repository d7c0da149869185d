package io.aiocosmos.reliability.scenario;

import io.aiocosmos.reliability.world.Attempt;
import io.aiocosmos.reliability.world.ChangedBody;
import io.aiocosmos.reliability.world.World;
import io.aiocosmos.spi.TransportResponse;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes which write regions the account lists: both, as during a failover, or the old one only, as just before it. */
final class WritableLocations {
    private static final Pattern LIST = Pattern.compile("\"writableLocations\":\\[[^\\]]*\\]");

    private WritableLocations() {}

    static BiFunction<Attempt, TransportResponse, TransportResponse> of(World w, String... regions) {
        String list = "\"writableLocations\":["
                + Stream.of(regions).map(region -> location(region, w)).collect(Collectors.joining(",")) + "]";
        return (attempt, response) -> attempt.kind.equals("account") && response.status() == 200
                ? ChangedBody.of(response, text -> LIST.matcher(text).replaceFirst(list))
                : response;
    }

    private static String location(String region, World w) {
        String endpoint = w.emulator().region(region).endpoint();
        return "{\"name\":\"" + region + "\",\"databaseAccountEndpoint\":\"" + endpoint + "/\"}";
    }
}
