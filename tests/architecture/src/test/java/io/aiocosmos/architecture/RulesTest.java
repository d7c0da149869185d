package io.aiocosmos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTest {
    private static final JavaClasses OURS = House.OURS.classes();
    private static final JavaClasses FIXTURES = House.FIXTURE.classes();
    private static final Pattern FIXTURE_NAME =
            Pattern.compile(Pattern.quote(House.FIXTURE.root()) + "[a-z.]*\\.([A-Z]\\w*)");

    @Test
    void every_module_of_the_build_is_looked_at() throws IOException {
        Set<String> modules = OURS.stream().map(House.OURS::module).collect(Collectors.toCollection(TreeSet::new));

        Set<String> expected = Reactor.modules();
        assertThat(expected.remove("api")).isTrue(); // its packages have no such part
        assertThat(modules).contains("").containsAll(expected);
    }

    @ParameterizedTest
    @EnumSource
    void our_house_keeps(Rule rule) {
        rule.in(House.OURS).check(OURS);
    }

    @ParameterizedTest
    @EnumSource
    void the_fixtures_that_break_it_and_no_others_are_found_by(Rule rule) {
        List<String> violations =
                rule.in(House.FIXTURE).evaluate(FIXTURES).getFailureReport().getDetails();

        Set<String> culprits =
                violations.stream().map(RulesTest::firstFixtureIn).collect(Collectors.toSet());
        assertThat(culprits).isEqualTo(rule.brokenBy());
    }

    /** Of two ends of a dependency, the first is the one that should not have it. */
    private static String firstFixtureIn(String violation) {
        return FIXTURE_NAME
                .matcher(violation)
                .results()
                .findFirst()
                .map(match -> match.group(1))
                .orElse(violation);
    }
}
