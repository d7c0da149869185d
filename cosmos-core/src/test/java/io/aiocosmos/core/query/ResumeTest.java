package io.aiocosmos.core.query;

import static io.aiocosmos.core.query.Slices.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.core.partition.RangePosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
    private static final int CASES = 2_000;
    private static final int MUTANTS = 20_000;
    private static final String[] VALUES = {
        "undefined", "null", "false", "true", "0", "-1.5e-7", "1E+3", "\"\"", "\"\\\"\\\\\"", "\"\u00e9\ud83d\ude00\""
    };

    @Test
    void what_was_written_is_read_back() {
        for (int seed = 0; seed < CASES; seed++) {
            Resume expected = random(new Random(seed));

            Resume read = Resume.parse(written(expected));

            assertThat(read).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void what_it_reads_of_mutants_is_refused_or_can_be_written_again() {
        int refused = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            Random random = new Random(seed);
            String mutant = mutated(written(random(new Random(seed % 200))), random);
            try {
                Resume read = Resume.parse(mutant);
                assertThat(Resume.parse(written(read))).as("seed %d", seed).isEqualTo(read);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(MUTANTS / 10, MUTANTS * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"at\":[]}",
                "{\"at\":{}}",
                "{\"at\":[5]}",
                "{\"at\":[{\"min\":5}]}",
                "{\"at\":[{\"min\":\"0G\"}]}",
                "{\"at\":[{\"min\":\"ff\"}]}",
                "{\"at\":[{\"max\":\"\\u0661\"}]}",
                "{\"at\":[{\"token\":\"a\\r\\nx-evil: 1\"}]}",
                "{\"at\":[{\"token\":\"\\u00e9\"}]}",
                "{\"at\":[{}],\"orderBy\":[5]}",
                "{\"at\":[{}],\"orderBy\":[[1,2]],\"rid\":\"OpY0AN-mFAACAAAAAAAABA==\"}",
                "{\"at\":[{}],\"orderBy\":[[{}]],\"rid\":\"OpY0AN-mFAACAAAAAAAABA==\"}",
                "{\"at\":[{}],\"orderBy\":[[\"\\q\"]],\"rid\":\"OpY0AN-mFAACAAAAAAAABA==\"}",
                "{\"at\":[{}],\"orderBy\":[[1]]}",
                "{\"at\":[{}],\"orderBy\":[[1]],\"rid\":\"short\"}",
                "{\"at\":[{}],\"top\":1.5}",
                "{\"at\":[{}],\"top\":\"1\"}"
            })
    void what_no_stage_wrote_is_refused(String json) {
        String token = Resume.PREFIX
                + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Resume.parse(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("continuation is malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "e30e3"})
    void what_is_not_base64_is_refused(String text) {
        assertThatThrownBy(() -> Resume.parse(Resume.PREFIX + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("continuation is malformed");
    }

    private static Resume random(Random random) {
        boolean ordered = random.nextBoolean();
        List<RangePosition> places = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) places.add(place(random));
        return new Resume(
                places,
                ordered ? point(random) : null,
                random.nextInt(3) - 1,
                random.nextInt(3) - 1,
                random.nextInt(3) - 1,
                random.nextBoolean() ? null : "\"\u4e2d\" " + random.nextInt());
    }

    private static RangePosition place(Random random) {
        return new RangePosition(
                random.nextBoolean()
                        ? ""
                        : Integer.toHexString(random.nextInt()).toUpperCase(),
                "FF",
                random.nextBoolean() ? null : "{\"token\":\"" + random.nextInt() + "\"}");
    }

    private static ResumePoint point(Random random) {
        List<JsonValue> values = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) values.add(value(VALUES[random.nextInt(VALUES.length)]));
        byte[] rid = new byte[16];
        random.nextBytes(rid);
        return new ResumePoint(values, Base64.getEncoder().encodeToString(rid).replace('/', '-'), random.nextInt(5));
    }

    private static String written(Resume resume) {
        Resume.Builder text = new Resume.Builder();
        text.places(resume.places());
        if (resume.point() != null) text.lastRow(resume.point());
        if (resume.top() >= 0) text.count("top", resume.top());
        if (resume.offset() >= 0) text.count("offset", resume.offset());
        if (resume.limit() >= 0) text.count("limit", resume.limit());
        if (resume.lastDistinct() != null) text.lastDistinct(resume.lastDistinct());
        return text.text();
    }

    /** A byte of the JSON or a character of the token is another one, missing or there twice. */
    private static String mutated(String token, Random random) {
        String body = token.substring(Resume.PREFIX.length());
        byte[] bytes = random.nextBoolean()
                ? body.getBytes(StandardCharsets.UTF_8)
                : Base64.getUrlDecoder().decode(body);
        boolean plain = bytes.length == body.length();
        StringBuilder mutant = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        int at = random.nextInt(mutant.length());
        switch (random.nextInt(3)) {
            case 0:
                mutant.setCharAt(at, (char) random.nextInt(256));
                break;
            case 1:
                mutant.deleteCharAt(at);
                break;
            default:
                mutant.insert(at, mutant.charAt(random.nextInt(mutant.length())));
        }
        if (plain) return Resume.PREFIX + mutant;
        byte[] changed = mutant.toString().getBytes(StandardCharsets.ISO_8859_1);
        return Resume.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
    }
}
