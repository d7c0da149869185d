package io.aiocosmos.emulator.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.sql.function.BuiltIn;
import io.aiocosmos.emulator.sql.function.BuiltIns;
import io.aiocosmos.emulator.sql.syntax.Parser;
import io.aiocosmos.emulator.sql.text.QueryText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whatever the text, there is a result or a {@link SqlException}: nothing else escapes and nothing hangs. What is accepted
 * can be printed and read back.
 */
@Tag("slow")
class FuzzTest {
    private static final int ROUNDS = 4_000;

    /** All rounds take a second or two; a busy machine needs more. */
    private static final Duration A_HANG = Duration.ofMinutes(1);

    private static final List<JsonNode> ITEMS = Queries.items("""
            {"id":"1","n":3,"a":[1,"x",null,{"k":[true]}],"s":"Text","o":{"p":{"q":7}},"b":true,"z":null}
            {"id":"2","n":-0.5,"s":1e400,"z":1%s,"a":[],"o":[],"b":"no"}
            {}""".formatted("0".repeat(400)));
    private static final String[] FRAGMENTS = """
            SELECT VALUE DISTINCT TOP 1 0 * FROM c c.a c.n c.s JOIN IN WHERE GROUP BY ORDER DESC OFFSET LIMIT AND OR NOT
            BETWEEN LIKE ESCAPE ( ) [ ] { } , : . ? ?? = != < >>> || | & + - / % ~ 'a' "b '%[a-' null undefined true @p
            @ udf.f( COUNT( EXISTS( ARRAY( ABS( CONCAT( t (SELECT 1e308 0x -- /* \u0000 \ud800 \u00e9 \\""".split("\\s+");

    private static final String[] ODD = """
            undefined|null|true|false|0|-1|1.5|1e300|-1e300|9223372036854775807|-9223372036854775808|2147483648|''|'a'|'x*'
            '('|'i'|'dd'|'ns'|'yyyy'|'2020-02-30'|'9999-12-31T23:59:59.9999999Z'|'0001-01-01'|'1e5'|'[1]'|'\\ud800'|[]|[1]
            ['a',null]|[[1],{}]|{}|{'a':1}|c|c.s|c.a|c.n|c.nope|{'type':'Point','coordinates':[1,2]}
            {'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1],[0,0]]]}|{'type':'LineString','coordinates':[[0,0],[1,0]]}
            {'type':'Point','coordinates':['a',null]}|{'type':'Polygon','coordinates':[]}""".strip().split("[|\\n]");

    private final Random random = new Random(20_260_203);

    @Test
    void mutated_queries() {
        List<String> seeds = seeds();

        survive(round -> mutate(seeds.get(random.nextInt(seeds.size()))));
    }

    @Test
    void random_fragments() {
        survive(round -> {
            StringBuilder text = new StringBuilder("SELECT ");
            for (int i = random.nextInt(20); i >= 0; i--)
                text.append(fragment()).append(' ');
            return text.toString();
        });
    }

    @Test
    void random_characters() {
        survive(round -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--)
                text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            return text.toString();
        });
    }

    @Test
    void every_function_with_odd_arguments() {
        List<BuiltIn> functions = List.copyOf(BuiltIns.all());

        survive(round -> {
            BuiltIn function = functions.get(round % functions.size());
            int most = Math.min(function.most(), function.least() + 3);
            int count = function.least() + random.nextInt(most - function.least() + 1);
            StringBuilder call = new StringBuilder("SELECT VALUE " + function.name() + "(");
            for (int i = 0; i < count; i++) call.append(i > 0 ? ", " : "").append(ODD[random.nextInt(ODD.length)]);
            return call.append(") FROM c").toString();
        });
    }

    private void survive(Function<Integer, String> texts) {
        assertTimeoutPreemptively(A_HANG, () -> {
            for (int round = 0; round < ROUNDS; round++) run(texts.apply(round));
        });
    }

    private void run(String text) {
        try {
            Queries.rows(text, ITEMS, Map.of("@p", Queries.json("2")));
            String printed = QueryText.of(Parser.parse(text));
            assertEquals(printed, QueryText.of(Parser.parse(printed)), text);
        } catch (SqlException refused) {
            Queries.json(refused.body());
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("failed on: " + text, e);
        }
    }

    private String mutate(String query) {
        StringBuilder text = new StringBuilder(query);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, fragment());
                case 2 -> text.replace(at, end, " " + fragment() + " ");
                default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
            }
        }
        return text.toString();
    }

    private String fragment() {
        return FRAGMENTS[random.nextInt(FRAGMENTS.length)];
    }

    private static List<String> seeds() {
        List<String> seeds = new ArrayList<>();
        for (String file : List.of("query-plans.json", "group-by-results.json")) {
            JsonNode recorded = Recordings.read(file);
            JsonNode cases = recorded.isArray() ? recorded : recorded.path("cases");
            for (JsonNode one : cases) seeds.add(one.path("query").stringValue());
        }
        seeds.add(
                "SELECT c.id, c.n ?? 1 AS x FROM c JOIN t IN c.a WHERE t LIKE '[a-z]_%' ESCAPE '!' OR NOT c.b ORDER BY c.n DESC");
        seeds.add(
                "SELECT VALUE ARRAY(SELECT DISTINCT t FROM t IN c.a) FROM c WHERE c.n BETWEEN -1 AND 9 OFFSET 0 LIMIT 5");
        return seeds;
    }
}
