package io.aiocosmos.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random tokens, small numbers so that all cases meet. */
class SessionTokenMergeLawsTest {
    private static final int RUNS = 20_000;

    private final Random random = new Random(20250101);

    private SessionToken token(int regions) {
        StringBuilder text =
                new StringBuilder().append(random.nextInt(3) - 1).append('#').append(random.nextInt(5));
        for (int region = 1; region <= regions; region++)
            text.append('#').append(region).append('=').append(random.nextInt(4) - 1);
        return SessionToken.parse(text.toString());
    }

    private SessionToken simple() {
        return SessionToken.parse(Integer.toString(random.nextInt(5)));
    }

    private SessionToken anyOf(int regions) {
        return random.nextInt(5) == 0 ? simple() : token(regions);
    }

    @Test
    void merging_is_commutative_among_tokens_of_the_same_regions() {
        for (int i = 0; i < RUNS; i++) {
            int regions = random.nextInt(4);
            SessionToken a = anyOf(regions);
            SessionToken b = anyOf(regions);

            assertThat(a.merge(b)).as("%s with %s", a, b).isEqualTo(b.merge(a));
        }
    }

    @Test
    void merging_is_associative_among_tokens_of_the_same_regions() {
        for (int i = 0; i < RUNS; i++) {
            int regions = random.nextInt(4);
            SessionToken a = anyOf(regions);
            SessionToken b = anyOf(regions);
            SessionToken c = anyOf(regions);

            assertThat(a.merge(b).merge(c)).as("%s, %s, %s", a, b, c).isEqualTo(a.merge(b.merge(c)));
        }
    }

    @Test
    void merging_is_idempotent() {
        for (int i = 0; i < RUNS; i++) {
            SessionToken a = anyOf(random.nextInt(4));
            SessionToken b = anyOf(random.nextInt(4));
            SessionToken merged = a.merge(b);

            assertThat(a.merge(a)).isEqualTo(a);
            assertThat(merged.merge(b)).as("%s with %s", a, b).isEqualTo(merged);
        }
    }

    @Test
    void merging_covers_both_unless_one_version_has_different_regions() {
        for (int i = 0; i < RUNS; i++) {
            int regions = random.nextInt(4);
            SessionToken a = anyOf(regions);
            SessionToken b = anyOf(regions);
            SessionToken merged = a.merge(b);

            assertThat(covers(merged, a)).as("%s with %s", a, b).isTrue();
            assertThat(covers(merged, b)).as("%s with %s", a, b).isTrue();
        }
    }

    /** Whether who has seen one has seen all that other has. A simple token never covers a full one. */
    private static boolean covers(SessionToken one, SessionToken other) {
        String[] seen = one.text().split("#");
        String[] wanted = other.text().split("#");
        if (wanted.length == 1) return seen.length > 1 || number(seen[0]) >= number(wanted[0]);
        if (seen.length == 1 || number(seen[0]) < number(wanted[0])) return false;
        if (number(seen[0]) == number(wanted[0]) && number(seen[1]) < number(wanted[1])) return false;
        for (int region = 2; region < Math.min(seen.length, wanted.length); region++)
            if (number(lsn(seen[region])) < number(lsn(wanted[region]))) return false;
        return true;
    }

    private static String lsn(String region) {
        return region.substring(region.indexOf('=') + 1);
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }

    @Test
    void what_is_merged_is_written_so_that_it_reads_the_same() {
        for (int i = 0; i < RUNS; i++) {
            SessionToken merged = anyOf(random.nextInt(4)).merge(anyOf(random.nextInt(4)));

            assertThat(SessionToken.parse(merged.text())).isEqualTo(merged);
        }
    }
}
