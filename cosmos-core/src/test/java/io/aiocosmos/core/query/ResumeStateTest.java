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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeStateTest {
    private static final int CASES = 2_000;
    private static final int MUTANTS = 20_000;
    private static final String[] VALUES = {
        "undefined", "null", "false", "true", "0", "-1.5e-7", "1E+3", "\"\"", "\"\\\"\\\\\"", "\"\u00e9\ud83d\ude00\""
    };

    @Test
    void what_was_written_is_read_back() {
        for (int seed = 0; seed < CASES; seed++) {
            ResumeState expected = random(new Random(seed));

            ResumeState read = ResumeState.parse(written(expected));

            assertThat(read).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    @Tag("slow")
    void mutations_are_rejected_or_can_be_written_again() {
        int refused = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            Random random = new Random(seed);
            String mutant = mutated(written(random(new Random(seed % 200))), random);
            try {
                ResumeState read = ResumeState.parse(mutant);
                assertThat(ResumeState.parse(written(read))).as("seed %d", seed).isEqualTo(read);
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
    void invalid_states_are_rejected(String json) {
        String token = ResumeState.PREFIX
                + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ResumeState.parse(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("continuation is malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "e30e3"})
    void invalid_base64_is_rejected(String text) {
        assertThatThrownBy(() -> ResumeState.parse(ResumeState.PREFIX + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("continuation is malformed");
    }

    private static ResumeState random(Random random) {
        boolean ordered = random.nextBoolean();
        List<RangePosition> positions = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) positions.add(position(random));
        return new ResumeState(
                positions,
                ordered ? point(random) : null,
                random.nextInt(3) - 1,
                random.nextInt(3) - 1,
                random.nextInt(3) - 1,
                random.nextBoolean() ? null : "\"\u4e2d\" " + random.nextInt());
    }

    private static RangePosition position(Random random) {
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

    private static String written(ResumeState resume) {
        ResumeState.Builder text = new ResumeState.Builder();
        text.positions(resume.positions());
        if (resume.point() != null) text.lastRow(resume.point());
        if (resume.top() >= 0) text.count("top", resume.top());
        if (resume.offset() >= 0) text.count("offset", resume.offset());
        if (resume.limit() >= 0) text.count("limit", resume.limit());
        if (resume.lastDistinct() != null) text.lastDistinct(resume.lastDistinct());
        return text.text();
    }

    /** Changes, removes or doubles a byte of the JSON or a character of the text. */
    private static String mutated(String token, Random random) {
        String body = token.substring(ResumeState.PREFIX.length());
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
        if (plain) return ResumeState.PREFIX + mutant;
        byte[] changed = mutant.toString().getBytes(StandardCharsets.ISO_8859_1);
        return ResumeState.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
    }
}
