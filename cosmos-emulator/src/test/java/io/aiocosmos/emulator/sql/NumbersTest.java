package io.aiocosmos.emulator.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers at the ends of what doubles and longs hold. */
class NumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            c.long = 9223372036854775806     # true
            c.long                           # 9223372036854775807
            c.huge > c.long                  # true
            c.huge = c.huge                  # true
            c.huge + 1                       # undefined
            IS_INTEGER(c.huge)               # false
            IS_NUMBER(c.huge)                # true
            ABS(c.huge)                      # undefined
            -c.long                          # -9.223372036854776e+18
            c.zero = 0                       # true
            [c.zero + 0]                     # [0]
            """)
    void are_doubles_but_keep_their_text(String expression, String expected) {
        String item = "{\"long\":9223372036854775807,\"huge\":1%s,\"zero\":-0.0}".formatted("0".repeat(400));

        assertEquals(expected, Queries.value(expression, item));
    }
}
