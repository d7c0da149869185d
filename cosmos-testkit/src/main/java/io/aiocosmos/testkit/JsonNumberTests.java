package io.aiocosmos.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aiocosmos.TypeRef;
import io.aiocosmos.testkit.sample.Amounts;
import io.aiocosmos.testkit.sample.Point;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers keep all digits. */
abstract class JsonNumberTests extends JsonTestBase {
    private static final Type DOUBLES = new TypeRef<List<Double>>() {}.type();

    JsonNumberTests(JsonCodecContract contract) {
        super(contract);
    }

    @Test
    void integers_keep_every_digit() throws Exception {
        for (long n : new long[] {0, -1, Integer.MIN_VALUE, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertEquals(Long.toString(n), json(Long.class, n));
            assertSurvives(Long.class, n);
            assertSurvives(Point.class, new Point(7, n));
        }
        assertSurvives(Integer.class, Integer.MAX_VALUE);
    }

    @Test
    void doubles_survive_to_the_bit() throws Exception {
        List<Double> doubles =
                new ArrayList<>(List.of(0.0, -0.0, 0.1, 1 / 3.0, 1e23, 4.35, 2.0E-3, 1e-7, 123456789012.0));
        doubles.addAll(List.of(Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE));
        Random random = new Random(7);
        while (doubles.size() < 2_000) {
            double any = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(any)) doubles.add(any);
        }

        assertSurvives(DOUBLES, doubles);
    }

    @Test
    void typed_big_numbers_keep_every_digit() throws Exception {
        for (String text : new String[] {"0.1", "1.50", "-12345678901234567890.123456789", "1E+400", "1E-400", "0.00"})
            assertSurvives(BigDecimal.class, new BigDecimal(text));
        for (String text : new String[] {"0", "-1", "9223372036854775808", "7".repeat(300)})
            assertSurvives(BigInteger.class, new BigInteger(text));
    }

    @Test
    void every_number_type_survives_in_a_property() throws Exception {
        assertSurvives(
                Amounts.class,
                new Amounts(
                        new BigDecimal("100.10"),
                        BigInteger.ONE.shiftLeft(100),
                        Long.MIN_VALUE,
                        Math.PI,
                        0.1f,
                        Short.MIN_VALUE,
                        Byte.MIN_VALUE));
    }

    @Test
    void formats_that_the_service_writes_are_decoded() throws Exception {
        assertEquals(1e21, decode(Double.class, "1e+21"));
        assertEquals(5.0, decode(Double.class, "5"));
        assertEquals(new BigDecimal("1E-7"), decode(BigDecimal.class, "1E-7"));
        assertEquals(-0.0, decode(Double.class, "-0.0"));
    }

    @Test
    void untyped_longs_are_exact_or_the_nearest_double() throws Exception {
        long odd = (1L << 53) + 1;

        Map<String, Object> read = decode(UNTYPED, "{\"n\":" + odd + "}");

        Number number = assertInstanceOf(Number.class, read.get("n"));
        if (contract.keepsLongsInUntypedMaps()) assertEquals(odd, number.longValue());
        else assertEquals((double) odd, number.doubleValue());
    }

    @Test
    void untyped_longs_are_written_exactly() throws Exception {
        assertEquals("{\"n\":" + Long.MAX_VALUE + "}", json(Map.class, Map.of("n", Long.MAX_VALUE)));
    }

    @Test
    void a_number_out_of_range_is_rejected() {
        assertThrows(Exception.class, () -> decode(Integer.class, "3000000000"));
        assertThrows(Exception.class, () -> decode(Point.class, "{\"x\":-2147483649,\"y\":1}"));
        assertThrows(Exception.class, () -> decode(Long.class, "9223372036854775808"));
    }

    @Test
    void NaN_and_infinity_are_quoted_or_rejected() {
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                codec().forType(Double.class).encode(odd, out);
            } catch (Exception rejected) {
                continue; // as good as text in quotes
            }
            assertEquals("\"" + odd + "\"", out.toString(StandardCharsets.UTF_8));
        }
    }
}
