package io.aiocosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchTest {
    private static String text(Patch patch) {
        return patch.condition(value -> "<" + value + ">").orElseThrow();
    }

    @Test
    void a_patch_never_changes() {
        Patch one = Patch.create().set("/a", 1);

        Patch two = one.remove("/b").where("c.a = 1");

        assertThat(one.operations()).hasSize(1);
        assertThat(one.condition(String::valueOf)).isEmpty();
        assertThat(two.operations()).hasSize(2);
        assertThat(Patch.create().operations()).isEmpty();
    }

    @Test
    void it_shows_operations_and_paths_but_no_values() {
        Patch patch = Patch.create()
                .set("/a", "secret")
                .increment("/n", 77)
                .move("/b", "/c")
                .where("c.a = @a", "secret");

        assertThat(patch).hasToString("Patch[set /a, incr /n, move /b to /c] with a condition");
    }

    @Test
    void names_are_escaped_in_a_path() {
        assertThat(Patch.at("a", "b/c", "~d~1")).isEqualTo("/a/b~1c/~0d~01");
        assertThatIllegalArgumentException().isThrownBy(Patch::at).withMessage("path must not be blank");
        assertThatIllegalArgumentException().isThrownBy(() -> Patch.at("id")).withMessage("/id cannot be patched");
        assertThat(Patch.at("ide", "id", "_ts")).isEqualTo("/ide/id/_ts");
    }

    @Test
    void an_increment_of_a_whole_number_stays_one() {
        assertThat(Patch.create().increment("/n", 1).operations().get(0).value())
                .isEqualTo(1L);
        assertThat(Patch.create().increment("/n", 1.0).operations().get(0).value())
                .isEqualTo(1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "c.a = @x and c.b = @y          | c.a = <1> and c.b = <2>",
                "@y > @x or @y < @x             | <1> > <2> or <1> < <2>",
                "@ab = @a                       | <1> = <2>",
                "-@x = @y                       | - <1> = <2>",
                "'@x' = @x and \"@y\\\"@z\" = @y | '@x' = <1> and \"@y\\\"@z\" = <2>",
                "'it''s @q' = @x or c[\"@w\"]=@y | 'it''s @q' = <1> or c[\"@w\"]= <2>",
                "@x /* @z ' */ = @y -- @w '     | <1> /* @z ' */ = <2> -- @w '",
                "@é_1 = @𝄞                      | <1> = <2>",
            })
    void values_take_the_place_of_parameters_outside_of_texts_and_comments(String condition, String expected) {
        String text = text(Patch.create().where(condition, 1, 2));

        assertThat(text.replaceAll(" +", " ").trim()).isEqualTo("from c where " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c.a = @x", "@x = @y or @z", "true", "'@x' = '@y'", "c.a = @", "c.a = '@x", " "})
    void a_condition_that_does_not_fit_its_values_is_refused(String condition) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patch.create().where(condition, 1, 2))
                .withMessageStartingWith("condition ");
    }

    @Test
    void a_fragment_is_sent_as_it_is() {
        assertThat(text(Patch.create().condition("FROM x WHERE x.a = '@y"))).isEqualTo("FROM x WHERE x.a = '@y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patch.create().condition("from c").where("true"))
                .withMessage("the patch has a condition already");
    }
}
