package io.aiocosmos.core.changefeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiocosmos.FeedRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Continuations of the official SDKs, as they were made by them, and ours, which are those of Java. */
class ContinuationsTest {
    private static final String OF_PARTS = """
            {"V":1,"Rid":"AAABALigDgE=","Mode":"INCREMENTAL","StartFrom":{"Type":"POINT_IN_TIME",\
            "PointInTimeMs":1796028314427},"Continuation":{"V":1,"Rid":"AAABALigDgE=","Continuation":[{"token":null,\
            "range":{"min":"05C1D5AB55AB54","max":"05C1E5AB55AB54"}},{"token":"\\"4\\"","range":{"min":"","max":\
            "05C1D5AB55AB54"}}],"Range":{"min":"","max":"FF"}}}""";
    private static final String OF_KEY = """
            {"V":1,"Rid":"AAABALigDgE=","Mode":"INCREMENTAL","StartFrom":{"Type":"BEGINNING"},"Continuation":{"V":1,\
            "Rid":"AAABALigDgE=","Continuation":[{"token":"\\"5\\"","range":{"min":"05C1EB49D775B0086C3200","max":\
            "05C1EB49D775B0086C3201"}}],"PK":["k1"]}}""";
    private static final String UNREAD = """
            {"V":1,"Rid":"r=","Mode":"FULL_FIDELITY","StartFrom":{"Type":"NOW"},"Range":{"min":"","max":"FF"}}""";
    private static final String DOT_NET = """
            {"V":2,"Rid":"r=","Continuation":[{"FeedRange":{"type":"Effective Partition Key Range","value":{"min":"",\
            "max":"05C1"}},"State":{"type":"continuation","value":"\\"11\\""}},{"FeedRange":{"type":\
            "Effective Partition Key Range","value":{"min":"05C1","max":"FF"}},"State":{"type":"beginning"}}]}""";
    private static final String DOT_NET_KEY = """
            [{"FeedRange":{"type":"Logical Partition Key","value":"[\\"a\\",1.5,true,null,{}]"},"State":{"type":\
            "continuation","value":"\\"11\\""}}]""";
    private static final String DOT_NET_ONE = """
            {"V":1,"Rid":"r=","Continuation":[{"token":null,"range":{"min":"","max":"05"}},{"token":"\\"11\\"",\
            "range":{"min":"05","max":"FF"}}]}""";

    private static String base64(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static FeedState read(String json) {
        return FeedContinuation.decode(json.startsWith("{\"V\":1") && json.contains("StartFrom") ? base64(json) : json);
    }

    /** Where it stands, in one line. */
    private static String shown(FeedState state) {
        StringBuilder shown = new StringBuilder(state.rid() + " " + state.mode() + " " + state.start());
        if (state.key() != null) shown.append(" of ").append(state.key());
        for (SubRange part : state.parts()) {
            String where = part.rangeId == null ? part.range.text() : "range " + part.rangeId;
            shown.append(' ').append(where).append('=').append(part.etag);
        }
        return shown.toString();
    }

    private static String dotNet(String range, String state) {
        return "[{\"FeedRange\":" + range + ",\"State\":" + state + "}]";
    }

    private static String dotNet(String state) {
        return dotNet("{\"type\":\"Effective Partition Key Range\",\"value\":{\"min\":\"\",\"max\":\"FF\"}}", state);
    }

    @Test
    void of_java_are_read_and_written_again() {
        assertThat(shown(read(OF_PARTS)))
                .isEqualTo("AAABALigDgE= LATEST_VERSION FeedStart[where=POINT_IN_TIME, epochMillis=1796028314427]"
                        + " 05C1D5AB55AB54-05C1E5AB55AB54=null -05C1D5AB55AB54=\"4\"");
        assertThat(shown(read(OF_KEY))).contains(" of [\"k1\"] 05C1EB49D775B0086C3200-05C1EB49D775B0086C3201=\"5\"");
        for (String each : List.of(OF_KEY, OF_PARTS.replace("\"FF\"", "\"05C1E5AB55AB54\"")))
            assertThat(FeedContinuation.encode(read(each))).isEqualTo(base64(each));
    }

    @Test
    void of_java_before_the_first_page_have_the_scope() {
        assertThat(shown(read(UNREAD))).isEqualTo("r= ALL_VERSIONS FeedStart[where=NOW, epochMillis=0] -FF=null");
        String ofId = UNREAD.replace("\"Range\":{\"min\":\"\",\"max\":\"FF\"}", "\"PKRangeId\":\"7\"");
        assertThat(shown(read(ofId))).endsWith(" range 7=null");
        String lease = UNREAD.replace("\"NOW\"", "\"LEASE\",\"Etag\":\"\\\"9\\\"\"");
        assertThat(shown(read(lease))).endsWith(" -FF=\"9\"");
    }

    @Test
    void of_java_with_the_etag_of_a_lease_start_there_what_has_none_of_its_own() {
        String lease = OF_PARTS.replace(
                "\"POINT_IN_TIME\",\"PointInTimeMs\":1796028314427", "\"LEASE\",\"Etag\":\"\\\"3\\\"\"");

        assertThat(shown(read(lease))).endsWith(" 05C1D5AB55AB54-05C1E5AB55AB54=\"3\" -05C1D5AB55AB54=\"4\"");
    }

    @Test
    void of_dot_net_are_read_in_both_versions() {
        assertThat(shown(read(DOT_NET)))
                .isEqualTo("r= null FeedStart[where=BEGINNING, epochMillis=0] -05C1=\"11\" 05C1-FF=null");
        assertThat(shown(read(DOT_NET_ONE))).startsWith("r= null ").endsWith(" -05=null 05-FF=\"11\"");
        assertThat(shown(read(DOT_NET_KEY))).endsWith(" of [\"a\",1.5,true,null,{}] -FF=\"11\"");
        assertThat(shown(read(dotNet(
                        "{\"type\":\"Physical Partition Key Range Id\",\"value\":\"3\"}",
                        "{\"type\":\"continuation\",\"value\":\"\\\"1\\\"\"}"))))
                .endsWith(" range 3=\"1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "beginning, , BEGINNING, 0",
        "now, , NOW, 0",
        "time, 2026-01-01T00:00:00.0000000Z, POINT_IN_TIME, 1767225600000",
        "time, 0001-01-01T00:00:00.0000000Z, POINT_IN_TIME, 0",
        "time, +999999999-01-01T00:00:00Z, POINT_IN_TIME, 253402300799000"
    })
    void of_dot_net_can_be_unread(String type, String value, FeedStart.Where where, long millis) {
        String state = "{\"type\":\"" + type + "\"" + (value == null ? "" : ",\"value\":\"" + value + "\"") + "}";

        assertThat(read(dotNet(state)).start()).isEqualTo(new FeedStart(where, millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"time\"}",
                "{\"type\":\"time\",\"value\":\"yesterday\"}",
                "{\"type\":\"continuation\"}",
                "{\"type\":\"continuation\",\"value\":7}",
                "{\"type\":\"continuation\",\"value\":\"1\\r\\nx: y\"}",
                "7"
            })
    void of_dot_net_with_another_state_are_refused(String state) {
        refused(dotNet(state));
    }

    @Test
    void that_cannot_be_are_refused() {
        refused(base64(OF_KEY).substring(4));
        refused(base64(OF_PARTS.replace("05C1E5AB55AB54", "05C1D5AB55AB54")));
        refused(base64(OF_PARTS.replace("05C1E5AB55AB54", "05C1D5AB55AB5400")));
        refused(base64(OF_PARTS.replace("05C1E5AB55AB54", "FFFF")));
        refused(base64(OF_PARTS.replace("05C1D5AB55AB54\"}}]", "05C1E5\"}}]"))); // parts that overlap
        refused(base64(OF_KEY.replace("[\"k1\"]", "[[\"k1\"]]")));
        refused(base64(OF_KEY.replace("[\"k1\"]", "[{\"k1\":1}]")));
        refused(base64(OF_KEY.replace("[\"k1\"]", "\"k1\"")));
        refused(base64(OF_KEY.replace("\\\"5\\\"", "5".repeat(100_000))));
        refused(base64(OF_KEY.replace("k1", "k".repeat(100_000))));
        refused("[".repeat(100_000));
        refused(base64("{\"V\":1,\"Rid\":" + "[".repeat(100_000)));
        refused("{\"V\":2,\"Rid\":\"r=\",\"Continuation\":[]}");
        refused(DOT_NET_KEY.substring(0, DOT_NET_KEY.length() - 1) + "," + DOT_NET_KEY.substring(1));
        refused(dotNet("{\"type\":\"now\"}").replace("]", ",")
                + dotNet("{\"type\":\"beginning\"}").substring(1));
    }

    @Test
    void of_a_later_release_are_told_apart() {
        for (String each : List.of(
                base64(OF_KEY.replace("\"V\":1", "\"V\":2")),
                base64(OF_KEY.replace("INCREMENTAL", "BACKWARDS")),
                base64(OF_KEY.replace("BEGINNING", "END")),
                DOT_NET.replace("\"V\":2", "\"V\":3"),
                DOT_NET.replace("Effective Partition Key Range", "Random Sample"),
                DOT_NET.replace("\"beginning\"", "\"end\"")))
            assertThatThrownBy(() -> FeedContinuation.decode(each))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("of an unknown version");
    }

    private static void refused(String continuation) {
        assertThatThrownBy(() -> FeedContinuation.decode(continuation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage(
                        "the change feed's continuation is malformed: it is what a page's continuation() gave, or one"
                                + " of Microsoft's SDK for Java or .NET, unchanged");
    }

    /** What is damaged is refused in our words, or is a continuation again, of which nothing but headers can be made. */
    @Tag("slow")
    @Test
    void that_are_damaged_are_refused_or_harmless() {
        Random random = new Random(11);
        List<String> whole =
                List.of(OF_PARTS, OF_KEY, UNREAD, DOT_NET, DOT_NET_KEY, DOT_NET_ONE, dotNet("{\"type\":\"now\"}"));
        for (int i = 0; i < 20_000; i++) {
            String damaged = damaged(whole.get(random.nextInt(whole.size())), random);
            String given = random.nextBoolean() ? damaged : base64(damaged);
            try {
                FeedState state = FeedContinuation.decode(given);
                assertThat(state.parts()).isNotEmpty();
                for (SubRange part : state.parts()) assertPrintable(part.etag);
                assertPrintable(state.key());
                assertPrintable(state.rid());
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage())
                        .startsWith("the change feed's continuation is ")
                        .doesNotContain("\n");
            } catch (RuntimeException | Error e) {
                throw new AssertionError(given, e);
            }
        }
    }

    private static void assertPrintable(String header) {
        if (header != null) assertThat(header).matches("[ -~]*");
    }

    private static String damaged(String json, Random random) {
        StringBuilder text = new StringBuilder(json);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(6)) {
                case 0:
                    text.setLength(Math.max(1, at));
                    break;
                case 1:
                    text.setCharAt(at, (char) random.nextInt(0x180));
                    break;
                case 2:
                    text.insert(
                            at,
                            List.of("\\u0000", "\"", "\\r\\n", "{}", "[", "-1e999", "null", "\uD800")
                                    .get(random.nextInt(8)));
                    break;
                case 3:
                    text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
                    if (text.length() == 0) text.append('x');
                    break;
                case 4:
                    replace(
                            text,
                            List.of("\"FF\"", "\"11\\\"", "{\"min\":\"\"", "\"now\"", "\"k1\"")
                                    .get(random.nextInt(5)),
                            List.of("7", "null", "[]", "true", "{\"a\":[1]}", "\"\\u0007\"")
                                    .get(random.nextInt(6)));
                    break;
                default:
                    text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
            }
        }
        return text.toString();
    }

    private static void replace(StringBuilder text, String one, String other) {
        int at = text.indexOf(one);
        if (at >= 0) text.replace(at, at + one.length(), other);
    }

    @Test
    void of_any_state_give_that_state_again() {
        Random random = new Random(12);
        for (int i = 0; i < 500; i++) {
            FeedState state = random(random);

            String continuation = FeedContinuation.encode(state);

            assertThat(shown(FeedContinuation.decode(continuation))).isEqualTo(shown(state));
        }
    }

    private static FeedState random(Random random) {
        int[] bounds = random.ints(2 + random.nextInt(8), 1, 0x3FFF)
                .distinct()
                .sorted()
                .toArray();
        List<SubRange> parts = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.length; i++)
            parts.add(new SubRange(
                    FeedRange.between(
                            Integer.toHexString(0x10000 + bounds[i])
                                    .toUpperCase()
                                    .substring(1),
                            Integer.toHexString(0x10000 + bounds[i + 1])
                                    .toUpperCase()
                                    .substring(1)),
                    random.nextInt(4) == 0 ? null : "\"" + random.nextInt(1000) + "\\ \""));
        if (parts.isEmpty()) parts.add(new SubRange(FeedRange.all(), null));
        Collections.shuffle(parts, random);
        FeedStart start = Arrays.asList(FeedStart.BEGINNING, FeedStart.NOW, FeedStart.at(random.nextInt()))
                .get(random.nextInt(3));
        String key = random.nextInt(3) > 0 ? null : "[\"\\u00e4\\\"\",1,{}]";
        ChangeFeedMode mode = ChangeFeedMode.values()[random.nextInt(2)];
        return new FeedState("r" + random.nextInt() + "=", mode, start, key, parts);
    }

    @Test
    void and_what_they_are_of_do_not_show_in_text() {
        assertThat(read(OF_KEY).toString()).isEqualTo("FeedState[LATEST_VERSION, 1 parts]");
    }
}
