package io.aiocosmos.emulator.cli;

import io.aiocosmos.emulator.CosmosEmulator;
import io.aiocosmos.emulator.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Option;

/** The options of the command line, which are those of {@link CosmosEmulator.Builder}. */
final class Settings {
    @Option(names = "--port", defaultValue = "8081", description = "0 for any that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--https", description = "Speak HTTPS, with a certificate that it makes and signs itself.")
    private boolean https;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A name or address, besides the loopback's, under which clients reach it; may be repeated.")
    private String[] hosts = {};

    @Option(
            names = "--partitions",
            paramLabel = "N|auto",
            defaultValue = "4",
            description =
                    "Partition key ranges of a new container; auto for one per started 6,000 RU/s, as the service."
                            + " Default: ${DEFAULT-VALUE}.")
    private String partitions;

    @Option(names = "--key", description = "Account key in base64. Default: the well-known key of the emulators.")
    private String key;

    @Option(
            names = "--entra",
            description = "Accept Entra ID tokens: any JSON Web Token in its time. Signatures are not checked.")
    private boolean entra;

    @Option(
            names = "--consistency",
            paramLabel = "LEVEL",
            defaultValue = "Session",
            description = "Strong, BoundedStaleness, Session, ConsistentPrefix or Eventual. Default: ${DEFAULT-VALUE}.")
    private String consistency;

    @Option(
            names = "--regions",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "South Central US",
            description = "Regions, with commas between, the write region first; each but the first"
                    + " listens on a port that is free. Default: ${DEFAULT-VALUE}.")
    private String[] regions;

    @Option(names = "--multi-write", description = "Every region takes writes.")
    private boolean multiWrite;

    @Option(
            names = "--partition-failover",
            description = "Tell clients that single partition key ranges may fail over.")
    private boolean partitionFailover;

    @Option(
            names = "--lag",
            paramLabel = "WRITES",
            defaultValue = "0",
            description = "How many writes of a range the reads without a session token, and other regions, lie behind."
                    + " Default: ${DEFAULT-VALUE}.")
    private int lag;

    @Option(
            names = {"--latency", "--latency-ms"},
            paramLabel = "MS[-MS]",
            defaultValue = "0",
            description = "Milliseconds to delay each response, or the least and the most, such as 5-20."
                    + " Default: ${DEFAULT-VALUE}.")
    private String latency;

    @Option(
            names = "--throughput",
            description = "Respond 429 above the throughput of a container (400 RU/s unless it was given another).")
    private boolean throughput;

    @Option(
            names = "--control",
            description = "Take requests for the emulator itself, without a key: POST /_emulator/faults and the like.")
    private boolean control;

    @Option(
            names = "--clock",
            paramLabel = "TIME",
            description = "A virtual clock that stands at this time, such as 2030-01-01T00:00:00Z, until it is advanced"
                    + " by POST /_emulator/clock. Default: the machine's clock.")
    private String clock;

    /** @throws IllegalArgumentException if one of them makes no sense */
    CosmosEmulator.Builder options() {
        CosmosEmulator.Builder options = CosmosEmulator.builder()
                .consistency(consistency)
                .regions(regions)
                .enableMultipleWriteLocations(multiWrite)
                .enablePerPartitionFailoverBehavior(partitionFailover)
                .readLag(lag)
                .enforceThroughput(throughput)
                .control(control)
                .hosts(hosts);
        if (clock != null) options.clock(virtualClock());
        if (partitions.equalsIgnoreCase("auto")) options.partitionsByThroughput();
        else options.partitions((int) Math.min(number(partitions, "--partitions"), Integer.MAX_VALUE));
        setLatency(options);
        if (key != null) options.key(key);
        if (entra) options.acceptTokens(new UnsignedTokens(InstantSource.system()));
        return https ? options.https(port) : options.http(port);
    }

    private void setLatency(CosmosEmulator.Builder options) {
        int dash = latency.indexOf('-', 1);
        long least = number(dash < 0 ? latency : latency.substring(0, dash), "--latency");
        long most = dash < 0 ? least : number(latency.substring(dash + 1), "--latency");
        options.latency(Duration.ofMillis(least), Duration.ofMillis(most));
    }

    private EmulatorClock virtualClock() {
        try {
            return EmulatorClock.virtual(Instant.parse(clock));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("--clock must be a time such as 2030-01-01T00:00:00Z, was " + clock, e);
        }
    }

    private static long number(String text, String option) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " must be a number, was " + text, e);
        }
    }
}
