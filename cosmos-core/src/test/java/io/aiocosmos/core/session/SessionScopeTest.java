package io.aiocosmos.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionScopeTest {
    @ParameterizedTest
    @CsvSource({
        // scope, session level in effect, multi-write; own token sent
        "NONE, true, true, false",
        "NONE, true, false, false",
        "READ, true, false, true",
        "READ, true, true, true",
        "READ, false, true, false",
        "WRITE, true, false, false",
        "WRITE, true, true, true",
        "WRITE, false, true, false"
    })
    void what_is_sent(SessionScope scope, boolean session, boolean multiWrite, boolean sends) {
        assertThat(scope.sends(session, multiWrite)).isEqualTo(sends);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 0, true",
        "201, 0, true",
        "204, 0, true",
        "207, 0, true",
        "299, 0, true",
        "304, 0, true",
        "404, 0, true",
        "404, 1003, true",
        "409, 0, true",
        "412, 0, true",
        "412, 1110, true",
        "404, 1002, false",
        "400, 0, false",
        "401, 0, false",
        "403, 3, false",
        "408, 0, false",
        "410, 1002, false",
        "429, 3200, false",
        "449, 0, false",
        "500, 0, false",
        "503, 0, false",
        "199, 0, false",
        "300, 0, false"
    })
    void what_is_captured(int status, int subStatus, boolean captured) {
        assertThat(SessionScope.READ.captures(status, subStatus)).isEqualTo(captured);
        assertThat(SessionScope.WRITE.captures(status, subStatus)).isEqualTo(captured);
        assertThat(SessionScope.NONE.captures(status, subStatus)).isFalse();
    }
}
