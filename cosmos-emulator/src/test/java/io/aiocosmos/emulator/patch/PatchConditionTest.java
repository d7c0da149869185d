package io.aiocosmos.emulator.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiocosmos.emulator.RawResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What guards a patch, and in which order. */
class PatchConditionTest extends PatchTestBase {
    private static final String INVALID = "[{'op':'remove','path':'/none'}]";

    private static String incrementIf(String condition) {
        return json("{'operations':[{'op':'incr','path':'/n','value':1}],'condition':") + condition + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from c where c.n = 1",
                "FROM products p WHERE p.n < 2 AND IS_DEFINED(p.o)",
                "From C wHeRe C.s = 'text'",
                "from root where root.t[0] = 'p' and not is_defined(root.none)",
                "from x where exists(select value t from t in x.t where t = 'q')",
                "  from c where c.u = null",
            })
    void a_condition_that_is_met_lets_it_pass(String condition) throws Exception {
        RawResponse response = patch(incrementIf("\"" + condition + "\""));

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.json().get("n").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from c where c.n = 2",
                "from c where c.none = 1",
                "FROM p WHERE p.s",
                "from c where c.n = '1'",
                "from c where undefined"
            })
    void one_that_is_false_or_undefined_is_412_and_changes_nothing(String condition) throws Exception {
        RawResponse unmet = patch(incrementIf("\"" + condition + "\""));

        assertThat(unmet.status()).isEqualTo(412);
        assertThat(unmet.subStatus()).isEqualTo(1110);
        assertThat(unmet.text("message")).contains("One of the specified pre-condition is not met");
        assertThat(unmet.header(TOKEN)).isNotNull();
        assertThat(read("1", "a").header("etag")).isEqualTo(etag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'where c.n = 1'",
                "''",
                "'from c where'",
                "'from c where d.n = 1'",
                "'+ 1 from c where c.n = 1'",
                "'fromage'",
                "1",
                "{}"
            })
    void one_that_is_no_condition_is_400(String condition) throws Exception {
        assertThat(patch(incrementIf(json(condition))).status()).isEqualTo(400);
        assertThat(patch(incrementIf("null")).status()).isEqualTo(200);
    }

    @Test
    void an_item_that_is_not_there_is_404_whatever_the_operations() throws Exception {
        assertThat(client.send("PATCH", DOCS + "/2", json(INVALID), KEY, "[\"a\"]")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_etag_is_compared_before_the_condition_and_the_operations() throws Exception {
        patch(incrementIf("null"));
        RawResponse stale =
                patch(json("{'operations':" + INVALID + ",'condition':'from c where c.n = 7'}"), "if-match", etag);

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.subStatus()).isZero();
        assertThat(patch(json("{'operations':" + INVALID + ",'condition':'from c where c.n = 7'}"))
                        .subStatus())
                .isEqualTo(1110);
        assertThat(patch(json(INVALID)).status()).isEqualTo(400);
    }

    @Test
    void a_condition_goes_by_the_emulators_clock() throws Exception {
        String body = "{\"condition\":\"from c where GetCurrentDateTime() < '2020-01-02'\","
                + "\"operations\":[{\"op\":\"incr\",\"path\":\"/n\",\"value\":1}]}";

        assertThat(patch(body).status()).isEqualTo(200);
        emulator.clock().advance(Duration.ofDays(1));
        assertThat(patch(body).status()).isEqualTo(412);
    }
}
