package io.aiocosmos.emulator.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorsTest {
    private static final String ITEM =
            "{\"n\":5,\"s\":\"Ab\",\"t\":true,\"f\":false,\"z\":null,\"a\":[1,\"x\",[2]],\"o\":{\"p\":{\"q\":7}}}";

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            c.n                      # 5
            c.o.p.q                  # 7
            c["o"]['p'].q            # 7
            c.a[0]                   # 1
            c.a[2][0]                # 2
            c.a[3]                   # undefined
            c.a[-1]                  # undefined
            c.a["0"]                 # undefined
            c.o[0]                   # undefined
            c.a[0.5]                 # undefined
            c.a[1 - 1]               # 1
            c.o["p"]["q"]            # 7
            c.missing.deeper         # undefined
            c.s.length               # undefined
            [c.n, c.nope, 2]         # [5,2]
            {"n": c.n, m: c.nope}    # {"n":5}
            {'a b': [{}]}            # {"a b":[{}]}
            """)
    void paths_and_constructors(String expression, String expected) {
        assertEquals(expected, Queries.value(expression, ITEM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            1                        # 1
            1.0                      # 1
            .5                       # 0.5
            1e3                      # 1000
            1.5E-3                   # 0.0015
            0xFF                     # 255
            9007199254740993         # 9007199254740993
            'it\\'s'                 # "it's"
            "a\\"\\\\\\/\\n\\u0041"  # "a\\"\\\\/\\nA"
            ''                       # ""
            true                     # true
            false                    # false
            null                     # null
            undefined                # undefined
            1 -- a comment           # 1
            /* one */ 1 /* two */    # 1
            """)
    void literals(String expression, String expected) {
        assertEquals(expected, Queries.value(expression));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            1 + 2 * 3                # 7
            (1 + 2) * 3              # 9
            7 - 2 - 1                # 4
            7 / 2                    # 3.5
            6 / 2                    # 3
            -7 % 4                   # -3
            5.5 % 2                  # 1.5
            - -3                     # 3
            +c.n                     # 5
            c.n + c.s                # undefined
            c.n + null               # undefined
            -c.s                     # undefined
            1e308 * 10               # undefined
            0.1 + 0.2                # 0.30000000000000004
            6 & 3                    # 2
            6 | 3                    # 7
            6 ^ 3                    # 5
            ~5                       # -6
            1 << 33                  # 2
            -8 >> 1                  # -4
            -1 >>> 0                 # 4294967295
            4294967297 & 3           # 1
            1.9 | 0                  # 1
            c.s | 1                  # undefined
            'a' || 'b' || c.s        # "abAb"
            'a' || 1                 # undefined
            """)
    void arithmetic_bits_and_concatenation(String expression, String expected) {
        assertEquals(expected, Queries.value(expression, ITEM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            1 = 1.0                  # true
            1 = '1'                  # false
            1 != '1'                 # true
            c.s <> null              # true
            null = null              # true
            c.z = null               # true
            c.nope = null            # undefined
            c.nope = c.nope          # undefined
            undefined != 1           # undefined
            [1, {'a': 2}] = [1.0, {'a': 2.0}] # true
            {'a': 1, 'b': 2} = {'b': 2, 'a': 1} # true
            {'a': 1} = {'a': 1, 'b': 2} # false
            [1] = [1, 2]             # false
            1 < 2                    # true
            'B' < 'a'                # true
            false < true             # true
            null <= null             # true
            null < null              # false
            1 < '2'                  # undefined
            [1] < [2]                # undefined
            c.nope < 1               # undefined
            1 < c.z                  # undefined
            2 > 1 = true             # true
            c.n BETWEEN 1 AND 5      # true
            c.n NOT BETWEEN 1 AND 5  # false
            c.n BETWEEN 6 AND 'x'    # false
            c.n BETWEEN 1 AND 'x'    # undefined
            c.n IN (1, 5)            # true
            c.n IN (1, c.nope, '5')  # false
            c.n NOT IN (1, 5.0)      # false
            c.nope IN (1)            # undefined
            c.o IN ({'p': {'q': 7}}) # true
            c.z IN (null)            # true
            c.n IN (c.o.p.q - 2)     # true
            """)
    void comparisons(String expression, String expected) {
        assertEquals(expected, Queries.value(expression, ITEM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            true AND true            # true
            true AND false           # false
            true AND undefined       # undefined
            undefined AND true       # undefined
            undefined AND false      # false
            false AND undefined      # false
            undefined AND undefined  # undefined
            true OR undefined        # true
            undefined OR true        # true
            undefined OR false       # undefined
            false OR undefined       # undefined
            false OR false           # false
            1 AND true               # undefined
            1 OR true                # true
            null OR false            # undefined
            1 AND false              # false
            NOT true                 # false
            NOT undefined            # undefined
            NOT 1                    # undefined
            NOT c.n = 5              # false
            NOT c.f AND c.t          # true
            NOT NOT true             # true
            true OR false AND false  # true
            c.nope ?? 'x'            # "x"
            c.z ?? 'x'               # null
            c.nope ?? c.no ?? 3      # 3
            c.t ? 1 : 2              # 1
            c.f ? 1 : 2              # 2
            c.n ? 1 : 2              # 2
            c.t ? c.f ? 1 : 2 : 3    # 2
            """)
    void logic_of_three_values(String expression, String expected) {
        assertEquals(expected, Queries.value(expression, ITEM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            'abc' LIKE 'abc'         # true
            'abc' LIKE 'ABC'         # false
            'abc' LIKE 'ab'          # false
            'abc' LIKE 'a%'          # true
            'abc' LIKE '%b%'         # true
            'abc' LIKE '%b'          # false
            'abc' LIKE 'a_c'         # true
            'abc' LIKE '_'           # false
            '' LIKE '%'              # true
            '' LIKE ''               # true
            'aXbXc' LIKE 'a%X%c'     # true
            'b' LIKE '[abc]'         # true
            'm' LIKE '[a-z]'         # true
            'M' LIKE '[^a-z]'        # true
            'm' LIKE '[^a-z]'        # false
            '%' LIKE '[%]'           # true
            'x' LIKE '[%]'           # false
            '[' LIKE '[[]'           # true
            ']' LIKE ']'             # true
            '[a' LIKE '[a'           # true
            '10%' LIKE '10!%' ESCAPE '!' # true
            '10x' LIKE '10!%' ESCAPE '!' # false
            'abc' NOT LIKE 'x%'      # true
            1 LIKE '1'               # undefined
            'a' LIKE 1               # undefined
            """)
    void like(String expression, String expected) {
        assertEquals(expected, Queries.value(expression, ITEM));
    }

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
            -c.long                          # -9.223372036854776E18
            c.zero = 0                       # true
            [c.zero + 0]                     # [0]
            """)
    void numbers_are_doubles(String expression, String expected) {
        String item = "{\"long\":9223372036854775807,\"huge\":1%s,\"zero\":-0.0}".formatted("0".repeat(400));

        assertEquals(expected, Queries.value(expression, item));
    }
}
