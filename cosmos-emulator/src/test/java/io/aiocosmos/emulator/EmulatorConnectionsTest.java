package io.aiocosmos.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmulatorConnectionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String GET = "GET /dbs HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final CosmosEmulator emulator =
            CosmosEmulator.builder().regions("West US", "East US").http(0).start();
    private final List<RawSocket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (RawSocket socket : sockets) socket.close();
        emulator.close();
    }

    @Test
    void idle_ones_can_be_closed_while_a_request_in_hand_is_served() throws Exception {
        RawSocket idle = used("West US");
        RawSocket busy = used("West US");
        Hold hold = emulator.faults().next(1).hold();
        busy.send(GET);
        assertThat(hold.awaitArrivals(1, PATIENCE)).isTrue();
        awaitIdle(1);

        assertThat(emulator.connections().closeIdle(1, 7)).isEqualTo(1);

        assertThat(rest(idle)).isEmpty();
        hold.release();
        assertThat(busy.readTo("\r\n\r\n")).startsWith("HTTP/1.1 401 ");
        assertThat(emulator.connections().closed()).isEqualTo(1);
    }

    @Test
    void all_can_be_closed_in_the_middle_of_a_request() throws Exception {
        RawSocket busy = used("West US");
        Hold hold = emulator.faults().next(1).hold();
        busy.send(GET);
        assertThat(hold.awaitArrivals(1, PATIENCE)).isTrue();

        assertThat(emulator.connections().close(1, 7)).isEqualTo(1);

        assertThat(rest(busy)).isEmpty();
    }

    @Test
    void those_of_one_region_leave_the_others_alone() throws Exception {
        RawSocket west = used("West US");
        RawSocket east = used("East US");

        assertThat(emulator.connections("West US").open()).isEqualTo(1);
        assertThat(emulator.connections().open()).isEqualTo(2);
        assertThat(emulator.connections("West US").close(1, 7)).isEqualTo(1);

        assertThat(rest(west)).isEmpty();
        assertThat(east.send(GET).readTo("\r\n\r\n")).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void a_share_may_be_none() throws Exception {
        RawSocket idle = used("West US");

        assertThat(emulator.connections().close(0, 7)).isZero();

        assertThat(idle.send(GET).readTo("\r\n\r\n")).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void they_can_be_closed_again_after_each_interval_until_reset() throws Exception {
        emulator.connections().closeIdleEvery(Duration.ofMillis(5), 1, 7);
        assertThat(rest(opened("West US"))).isEmpty();
        assertThat(rest(opened("East US"))).isEmpty();

        emulator.reset();

        RawSocket kept = used("West US");
        assertThat(kept.send(GET).readTo("\r\n\r\n")).startsWith("HTTP/1.1 401 ");
        assertThat(emulator.connections().closed()).isEqualTo(2);
    }

    @Test
    void what_makes_no_sense_is_refused_and_without_a_port_there_is_nothing_to_close() {
        EmulatorConnections connections = emulator.connections();

        assertThatThrownBy(() -> connections.close(1.1, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> connections.closeEvery(Duration.ZERO, 1, 7))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> emulator.connections("Mars")).isInstanceOf(IllegalArgumentException.class);
        try (CosmosEmulator inProcess = CosmosEmulator.start()) {
            assertThat(inProcess.connections().open()).isZero();
            assertThat(inProcess.connections().close(1, 7)).isZero();
        }
    }

    private RawSocket opened(String region) throws IOException {
        RawSocket socket = new RawSocket(emulator.region(region).endpoint());
        sockets.add(socket);
        return socket;
    }

    /** One whose first request was served. */
    private RawSocket used(String region) throws IOException {
        RawSocket socket = opened(region);
        String head = socket.send(GET).readTo("\r\n\r\n");
        int at = head.indexOf("content-length: ") + "content-length: ".length();
        int length = Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
        for (int i = 0; i < length; i++) socket.readTo("");
        return socket;
    }

    /** A connection is idle a moment after its client has the response. */
    private void awaitIdle(int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (emulator.connections().idle() != count && System.nanoTime() < end) Thread.yield();
        assertThat(emulator.connections().idle()).isEqualTo(count);
    }

    private static String rest(RawSocket socket) throws IOException {
        try {
            return socket.readAll();
        } catch (SocketException reset) {
            return "";
        }
    }
}
