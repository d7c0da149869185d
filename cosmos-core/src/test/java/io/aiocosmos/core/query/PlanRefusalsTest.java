package io.aiocosmos.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.testing.FakeResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pauses before the next request for a plan to a server that rejected some. */
class PlanRefusalsTest {
    private static final String[] PAGE = {"1"};

    private final ScriptedService service =
            new ScriptedService().range("0", "", "FF", "2").unplanned(PAGE);

    private String query() {
        service.log().clear();
        String row = service.rows().iterator().next();
        return row + " " + service.log();
    }

    private void refuse(FakeResponse response) {
        service.engine.transport.replies(response);
        service.rows().iterator().next();
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 501})
    void one_rejection_causes_no_pause(int status) {
        refuse(FakeResponse.status(status));

        assertThat(query()).isEqualTo("2 [plan, ranges, 0:0]");
    }

    @Test
    void a_response_with_rows_counts_as_a_rejection() {
        refuse(FakeResponse.ok("{\"Documents\":[]}"));

        assertThat(query()).isEqualTo("2 [plan, ranges, 0:0]");
    }

    @Test
    void pauses_grow_up_to_a_limit() {
        refuse(FakeResponse.status(405));
        refuse(FakeResponse.status(405));
        assertThat(query()).isEqualTo("1 [unplanned]");

        service.engine.timing.advance(Duration.ofSeconds(4));
        refuse(FakeResponse.status(405));
        service.engine.timing.advance(Duration.ofSeconds(7));
        assertThat(query()).isEqualTo("1 [unplanned]");
        for (int i = 0; i < 20; i++) {
            service.engine.timing.advance(Duration.ofMinutes(5));
            refuse(FakeResponse.status(405));
        }
        service.engine.timing.advance(Duration.ofMinutes(5));

        assertThat(query()).isEqualTo("2 [plan, ranges, 0:0]");
        assertThat(query()).isEqualTo("2 [0:0]");
    }
}
