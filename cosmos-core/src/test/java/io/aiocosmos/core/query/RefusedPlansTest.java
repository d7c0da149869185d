package io.aiocosmos.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.core.testing.FakeResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that knows no plans is left in peace for a while; who refused one by mistake is asked again. */
class RefusedPlansTest {
    private static final String[] PAGE = {"1"};

    private final ScriptedService service =
            new ScriptedService().range("0", "", "FF", "2").asIs(PAGE);

    private String query() {
        service.log().clear();
        String row = service.rows().iterator().next();
        return row + " " + service.log();
    }

    private void refuse(FakeResponse answer) {
        service.engine.transport.replies(answer);
        service.rows().iterator().next();
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 501})
    void one_refusal_is_forgotten_at_once(int status) {
        refuse(FakeResponse.status(status));

        assertThat(query()).isEqualTo("2 [plan, ranges, 0:0]");
    }

    @Test
    void so_is_an_answer_to_the_query_itself() {
        refuse(FakeResponse.ok("{\"Documents\":[]}"));

        assertThat(query()).isEqualTo("2 [plan, ranges, 0:0]");
    }

    @Test
    void several_hold_for_longer_and_longer_but_never_for_ever() {
        refuse(FakeResponse.status(405));
        refuse(FakeResponse.status(405));
        assertThat(query()).isEqualTo("1 [as is]");

        service.engine.timing.advance(Duration.ofSeconds(4));
        refuse(FakeResponse.status(405));
        service.engine.timing.advance(Duration.ofSeconds(7));
        assertThat(query()).isEqualTo("1 [as is]");
        for (int i = 0; i < 20; i++) {
            service.engine.timing.advance(Duration.ofMinutes(5));
            refuse(FakeResponse.status(405));
        }
        service.engine.timing.advance(Duration.ofMinutes(5));

        assertThat(query()).isEqualTo("2 [plan, ranges, 0:0]");
        assertThat(query()).isEqualTo("2 [0:0]");
    }
}
