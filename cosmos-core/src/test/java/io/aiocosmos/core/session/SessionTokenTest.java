package io.aiocosmos.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokenTest {
    private static SessionToken token(String text) {
        return SessionToken.parse(text);
    }

    @Nested
    class Parsing {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "772",
                    "-1#12",
                    "1#100#1=20#2=5",
                    "1#100#2=5#1=-1",
                    "0#0",
                    "-1",
                    "9223372036854775807#-9223372036854775808#1=9223372036854775807",
                    "007#1"
                })
        void keeps_the_text_as_it_came(String text) {
            assertThat(token(text).text()).isEqualTo(text);
            assertThat(token(text)).hasToString(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "-",
                    "#",
                    "1#",
                    "#1",
                    "1#2#",
                    "1#2#3",
                    "1#2#3=",
                    "1#2#=4",
                    "1#2#3=4#",
                    "1#2#3=4#3=5",
                    "1#2 ",
                    " 1#2",
                    "1#2,2#3",
                    "+1#2",
                    "1#x",
                    "1#2#3=4=5",
                    "9223372036854775808#1",
                    "1#-9223372036854775809",
                    "99999999999999999999",
                    "1:2",
                    "1##2",
                    "１#2"
                })
        void refuses_what_is_no_token(String text) {
            assertThatThrownBy(() -> token(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("malformed session token");
        }

        @Test
        void does_not_mind_the_order_of_regions() {
            assertThat(token("1#100#1=20#2=5#3=7")).isEqualTo(token("1#100#3=7#1=20#2=5"));
            assertThat(token("1#100#1=20")).hasSameHashCodeAs(token("01#100#1=20"));
        }

        @ParameterizedTest
        @CsvSource({"1#100,1#101", "1#100,2#100", "1#100#1=20,1#100#1=21", "1#100#1=20,1#100#2=20", "100,0#100"})
        void tells_different_tokens_apart(String one, String other) {
            assertThat(token(one)).isNotEqualTo(token(other)).isNotEqualTo(one);
        }
    }

    @Nested
    class Merging {
        @ParameterizedTest
        @CsvSource({
            // as .NET and Java give them
            "1#100#1=20#2=5#3=30, 2#105#4=10#2=5#3=30, 2#105#4=10#2=5#3=30",
            "1#100#1=20#2=5#3=30, 1#100#1=10#2=8#3=30, 1#100#1=20#2=8#3=30",
            "1#100#1=20#2=5#3=30, 1#102#1=100#2=8#3=30, 1#102#1=100#2=8#3=30",
            // the higher version's LSN, although it is the lower number
            "1#500#1=20, 2#105#1=10, 2#105#1=20",
            "2#105#1=10, 1#500#1=20, 2#105#1=20",
            "-1#12, -1#13, -1#13",
            "-1#12, 0#3, 0#3",
            "1#10#1=-1, 1#9#1=5, 1#10#1=5",
            // simple tokens
            "772, 773, 773",
            "773, 772, 773",
            "9999, 1#5, 1#5",
            "1#5, 9999, 1#5"
        })
        void takes_the_best_of_both(String one, String other, String merged) {
            assertThat(token(one).merge(token(other))).isEqualTo(token(merged));
            assertThat(token(other).merge(token(one))).isEqualTo(token(merged));
        }

        @ParameterizedTest
        @CsvSource({
            "1#101#1=20#2=5#3=30, 1#100#1=20#2=5#3=30#4=40, 1#101#1=20#2=5#3=30",
            "1#100#1=20#2=5#3=30#4=40, 1#101#1=20#2=5#3=30, 1#101#1=20#2=5#3=30",
            "1#100#1=20, 1#100#2=20, 1#100#2=20",
            "1#100#2=20, 1#100#1=20, 1#100#1=20"
        })
        void of_one_version_with_other_regions_keeps_the_higher_or_else_the_newer(
                String older, String newer, String merged) {
            assertThat(token(older).merge(token(newer))).isEqualTo(token(merged));
        }

        @Test
        void gives_the_token_itself_where_it_says_as_much_as_both() {
            SessionToken low = token("1#100#2=5#1=20");
            SessionToken high = token("1#101#2=5#1=21");

            assertThat(low.merge(high)).isSameAs(high);
            assertThat(high.merge(low)).isSameAs(high);
            assertThat(low.merge(token("1#100#1=20#2=5"))).isSameAs(low);
            assertThat(token("5").merge(token("5")).text()).isEqualTo("5");
        }

        @Test
        void leaves_both_tokens_as_they_were() {
            SessionToken one = token("1#100#1=20#2=5");
            SessionToken other = token("1#100#1=10#2=8");

            assertThat(one.merge(other).text()).isEqualTo("1#100#1=20#2=8");
            assertThat(one).isEqualTo(token("1#100#1=20#2=5"));
            assertThat(other).isEqualTo(token("1#100#1=10#2=8"));
        }

        @Test
        void across_versions_drops_the_regions_that_are_gone() {
            assertThat(token("1#100#1=20#2=50").merge(token("2#10#2=5#3=6")).text())
                    .isEqualTo("2#10#2=50#3=6");
        }
    }
}
