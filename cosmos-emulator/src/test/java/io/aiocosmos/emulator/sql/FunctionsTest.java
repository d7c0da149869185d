package io.aiocosmos.emulator.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line for each rule of each function; most values are the documentation's own examples. */
class FunctionsTest {
    private static void check(String expression, String expected) {
        assertEquals(expected, Queries.value(expression));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            [IS_ARRAY([]), IS_ARRAY({}), is_array(undefined)]               # [true,false,false]
            [IS_BOOL(false), IS_BOOLEAN(true), IS_BOOL(0)]                  # [true,true,false]
            [IS_DEFINED(null), IS_DEFINED(undefined)]                       # [true,false]
            [IS_NULL(null), IS_NULL(undefined)]                             # [true,false]
            [IS_NUMBER(1), IS_NUMBER('1')]                                  # [true,false]
            [IS_OBJECT({}), IS_OBJECT([]), IS_OBJECT(null)]                 # [true,false,false]
            [IS_PRIMITIVE('a'), IS_PRIMITIVE(null), IS_PRIMITIVE([])]       # [true,true,false]
            [IS_STRING(''), IS_STRING(1)]                                   # [true,false]
            [IS_FINITE_NUMBER(1), IS_FINITE_NUMBER('1')]                    # [true,false]
            [IS_INTEGER(1.0), IS_INTEGER(1.5), IS_INTEGER(1e300)]           # [true,false,false]
            [IS_DATETIME('2023-03-06'), IS_DATETIME('2023-03-06Z'), IS_DATETIME('2023-03-06 15:29:59.9')] # [true,true,true]
            [IS_DATETIME('2023-13-06'), IS_DATETIME('2023-03-06T15:29'), IS_DATETIME('2023-03-06T15:29:59.12345678Z'), IS_DATETIME(1)] # [false,false,false,false]
            """)
    void of_types(String expression, String expected) {
        check(expression, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            CONCAT('a', 'b', 'c')                                           # "abc"
            CONCAT('a', 1)                                                  # undefined
            [CONTAINS('abc', 'b'), CONTAINS('abc', 'B'), CONTAINS('abc', 'B', true)] # [true,false,true]
            CONTAINS('abc', 1)                                              # undefined
            CONTAINS('abc', 'a', 1)                                         # undefined
            [STARTSWITH('abc', 'ab'), STARTSWITH('abc', 'AB', true), STARTSWITH('abc', 'b')] # [true,true,false]
            [ENDSWITH('abc', 'bc'), ENDSWITH('abc', 'BC', false)]           # [true,false]
            [STRINGEQUALS('a', 'A'), STRINGEQUALS('a', 'A', true)]          # [false,true]
            STRINGEQUALS(null, null)                                        # undefined
            [CONTAINS_ALL_CI('abc', 'A', 'c'), ContainsAllCs('abc', 'A')]   # [true,false]
            [CONTAINS_ANY_CS('abc', 'x', 'c'), ContainsAnyCi('abc', 'X')]   # [true,false]
            [CONTAINS_ALL_CS('abc', 'x', undefined), CONTAINS_ANY_CS('abc', 'a', undefined)] # [false,true]
            CONTAINS_ALL_CS('abc', 'a', undefined)                          # undefined
            [INDEX_OF('abcb', 'b'), INDEX_OF('abcb', 'b', 2), INDEX_OF('abc', 'x')] # [1,3,-1]
            [LASTINDEXOF('abcb', 'b'), LASTINDEXOF('abcb', 'b', 2), LASTINDEXOF('abc', 'x')] # [3,1,-1]
            [SUBSTRINGBEFORE('a/b/c', '/'), SUBSTRINGAFTER('a/b/c', '/')]   # ["a","b/c"]
            [LASTSUBSTRINGBEFORE('A-B-C', '-'), LASTSUBSTRINGAFTER('A-B-C', '-')] # ["A-B","C"]
            SUBSTRINGBEFORE('abc', '/')                                     # undefined
            """)
    void of_searching(String expression, String expected) {
        check(expression, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            [LENGTH(''), LENGTH('abc')]                                     # [0,3]
            LENGTH(1)                                                       # undefined
            [LOWER('AbC'), UPPER('AbC'), REVERSE('abc')]                    # ["abc","ABC","cba"]
            [LEFT('abc', 2), LEFT('abc', 9), LEFT('abc', 0), LEFT('abc', -1)] # ["ab","abc","",""]
            LEFT('abc', 1.5)                                                # undefined
            [RIGHT('abc', 2), RIGHT('abc', 9), RIGHT('abc', -1)]            # ["bc","abc",""]
            [SUBSTRING('abc', 1, 1), SUBSTRING('abc', 1, 9), SUBSTRING('abc', 3, 1), SUBSTRING('abc', -1, 1), SUBSTRING('abc', 0, -1)] # ["b","bc","","",""]
            SUBSTRING('abc', 0.5, 1)                                        # undefined
            REPLACE('aXbX', 'X', 'y')                                       # "ayby"
            REPLACE('abc', '', 'y')                                         # undefined
            [REPLICATE('ab', 2), REPLICATE('a', 1.5), REPLICATE('a', 0), REPLICATE('', 1e300)] # ["abab","a","",""]
            REPLICATE('a', -1)                                              # undefined
            REPLICATE('ab', 5001)                                           # undefined
            LENGTH(REPLICATE('ab', 5000))                                   # 10000
            [TRIM('  a '), LTRIM('  a '), RTRIM('  a ')]                    # ["a","a ","  a"]
            [TRIM('-_-a-_-', '-_'), TRIM('-- a --', '-'), TRIM('a', '')]    # ["a"," a ","a"]
            [LTRIM('AdventureWorks', 'Adventure'), RTRIM('AdventureWorks', 'Works')] # ["Works","Adventure"]
            TRIM('a', 1)                                                    # undefined
            [TOSTRING(1), TOSTRING(1.5), TOSTRING('a'), TOSTRING(null), TOSTRING([1,{'a':true}])] # ["1","1.5","a","null","[1,{\\"a\\":true}]"]
            TOSTRING(undefined)                                             # undefined
            [STRINGTOARRAY(' [1] '), STRINGTOOBJECT('{"a":1}'), STRINGTONUMBER('1.5'), STRINGTOBOOLEAN('true'), STRINGTONULL('null')] # [[1],{"a":1},1.5,true,null]
            STRINGTONUMBER('1 2')                                           # undefined
            STRINGTOBOOLEAN('TRUE')                                         # undefined
            STRINGTOARRAY("['a']")                                          # undefined
            [STRINGSPLIT('a_b__c', '_'), STRINGSPLIT('Helmet', ''), STRINGSPLIT('', '')] # [["a","b","","c"],["Helmet"],[""]]
            STRINGSPLIT('a', undefined)                                     # undefined
            STRINGJOIN(['a', 'b'], '-')                                     # "a-b"
            STRINGJOIN(['a', 1], '-')                                       # undefined
            """)
    void of_texts(String expression, String expected) {
        check(expression, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            [REGEXMATCH('abcd', 'ABC'), REGEXMATCH('abcd', 'ABC', 'i'), REGEXMATCH('abcd', 'aB c', 'ix')] # [false,true,true]
            REGEXMATCH('abcd', '(')                                         # undefined
            REGEXMATCH('abcd', 'a', 'q')                                    # undefined
            REGEXEXTRACT('SKU-93821-BLUE', '[0-9]+')                        # "93821"
            REGEXEXTRACT('SKU-93821', 'sku-([0-9]+)', 'i', 1)               # "93821"
            REGEXEXTRACT('abc', 'x')                                        # undefined
            REGEXEXTRACT('abc', 'b', '', 1)                                 # undefined
            REGEXEXTRACTALL('A12-B34-C56', '[0-9]+')                        # ["12","34","56"]
            REGEXEXTRACTALL('A12-B34', '[A-Z]([0-9]+)', '', 1)              # ["12","34"]
            REGEXEXTRACTALL('abc', 'x')                                     # []
            """)
    void of_regular_expressions(String expression, String expected) {
        check(expression, expected);
    }

    @Test
    void a_regular_expression_cannot_run_away() {
        String slow = "SELECT VALUE REGEXMATCH('" + "a".repeat(400) + "', '(.*)(.*)(.*)(.*)x\\\\1')";
        String deep = "SELECT VALUE REGEXMATCH('" + "ab".repeat(100_000) + "', '(a|b)*c')";

        assertThat(Queries.refusal(slow).getMessage()).contains("too complex");
        assertThat(Queries.refusal(deep).getMessage()).contains("too complex");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            [ABS(-1), CEILING(1.2), FLOOR(-1.2), TRUNC(-1.9), SIGN(-3), SQRT(9), SQUARE(3)] # [1,2,-2,-1,-1,3,9]
            [ROUND(2.5), ROUND(-2.5), ROUND(2.4), ROUND(0.49999999999999994)] # [3,-3,2,0]
            [POWER(2, 10), EXP(0), LOG(1), LOG10(1000), LOG(8, 2)]          # [1024,1,0,3,3]
            [ACOS(1), ASIN(0), ATAN(0), ATN2(0, 1), SIN(0), COS(0), TAN(0)] # [0,0,0,0,0,1,0]
            [DEGREES(PI()), ROUND(RADIANS(180) * 100), ROUND(COT(1) * 100)] # [180,314,64]
            [NUMBERBIN(37.5), NUMBERBIN(37, 10), NUMBERBIN(-3, 2)]          # [37,30,-4]
            NUMBERBIN(1, 0)                                                 # undefined
            SQRT(-1)                                                        # undefined
            ACOS(42)                                                        # undefined
            POWER(42, 1337)                                                 # undefined
            ABS('1')                                                        # undefined
            RAND() >= 0 AND RAND() < 1                                      # true
            """)
    void of_numbers(String expression, String expected) {
        check(expression, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            [INTADD(20, 5), INTSUB(20, 5), INTMUL(20, 5), INTDIV(20, 6), INTMOD(20, 6)] # [25,15,100,3,2]
            INTADD(9223372036854775807, 1)                                  # -9223372036854775808
            INTADD(1, 0.5)                                                  # undefined
            INTDIV(1, 0)                                                    # undefined
            [INTBITAND(15, 25), IntBitwiseOr(1, 2), INTBITXOR(56, 100), INTBITNOT(65535), IntBitwiseNot(0)] # [9,3,92,-65536,-1]
            [INTBITLEFTSHIFT(16, 4), INTBITRIGHTSHIFT(16, 4), IntBitwiseLeftShift(1, 40)] # [256,1,1099511627776]
            """)
    void of_integers(String expression, String expected) {
        check(expression, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            ARRAY_CONCAT([1], [2, 3], [])                                   # [1,2,3]
            ARRAY_CONCAT([1], 2)                                            # undefined
            [ARRAY_CONTAINS([1, 2], 2), ARRAY_CONTAINS([1, 2], '2'), ARRAY_CONTAINS([[1]], [1.0])] # [true,false,true]
            [ARRAY_CONTAINS([{'a': 1, 'b': 2}], {'a': 1}), ARRAY_CONTAINS([{'a': 1, 'b': 2}], {'a': 1}, true)] # [false,true]
            [ARRAY_CONTAINS([{'a': {'b': 1, 'c': 2}}], {'a': {'b': 1}}, true), ARRAY_CONTAINS([1], {}, true)] # [false,false]
            ARRAY_CONTAINS(1, 1)                                            # undefined
            ARRAY_CONTAINS([1], undefined)                                  # undefined
            [ARRAY_CONTAINS_ALL([1, 2], 1, 2), ARRAY_CONTAINS_ALL([1, 2], 5, undefined)] # [true,false]
            ARRAY_CONTAINS_ALL([1, 2], 1, undefined)                        # undefined
            [ARRAY_CONTAINS_ANY([1, 2], 5, 2), ARRAY_CONTAINS_ANY([1, 2], 1, undefined)] # [true,true]
            ARRAY_LENGTH([1, null])                                         # 2
            ARRAY_LENGTH('ab')                                              # undefined
            [ARRAY_SLICE([1,2,3], 1), ARRAY_SLICE([1,2,3], 1, 1), ARRAY_SLICE([1,2,3], -2, 1), ARRAY_SLICE([1,2,3], -9), ARRAY_SLICE([1,2,3], 9), ARRAY_SLICE([1,2,3], 0, 0)] # [[2,3],[2],[2],[1,2,3],[],[]]
            ARRAY_SLICE([1], 0.5)                                           # undefined
            [ARRAY_AVG([1, 2]), ARRAY_SUM([1, 2]), ARRAY_SUM([]), ARRAY_MEDIAN([3, 1, 2]), ARRAY_MEDIAN([4, 1])] # [1.5,3,0,2,2.5]
            ARRAY_AVG([])                                                   # undefined
            ARRAY_SUM([1, 'a'])                                             # undefined
            [ARRAY_MIN([2, 'a', null]), ARRAY_MAX([2, 'a', true])]          # [null,"a"]
            ARRAY_MAX([[1]])                                                # undefined
            [SETINTERSECT([1, 2, 2], [2, 3]), SETUNION([1, 1], [2, 1]), SETDIFFERENCE([1, 1, 2], [2])] # [[2],[1,2],[1]]
            [SETEQUAL([1, 2], [2, 1, 1]), SETEQUAL([1], [])]                # [true,false]
            SETUNION([1], 1)                                                # undefined
            [OBJECTTOARRAY({'a': 1, 'b': [2]}), OBJECTTOARRAY({'a': 1}, 'name'), OBJECTTOARRAY({'a': 1}, 'n', 'x')] # [[{"k":"a","v":1},{"k":"b","v":[2]}],[{"name":"a","v":1}],[{"n":"a","x":1}]]
            OBJECTTOARRAY([1])                                              # undefined
            """)
    void of_arrays_and_sets(String expression, String expected) {
        check(expression, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            [IIF(true, 1, 2), IIF(false, 1, 2), IIF('true', 1, 2)]          # [1,2,2]
            IIF(undefined, 1, undefined)                                    # undefined
            [CHOOSE(1, 'a', 'b'), CHOOSE(2, 'a', 'b')]                      # ["a","b"]
            CHOOSE(3, 'a', 'b')                                             # undefined
            CHOOSE(0, 'a', 'b')                                             # undefined
            DOCUMENTID({'_rid': 'xHcKALvZtL8KAAAAAAAAAA=='})                # 10
            DOCUMENTID({'_rid': 'OpY0AN-mFAACAAAAAAAABA=='})                # 288230376151711746
            DOCUMENTID({})                                                  # undefined
            """)
    void of_choice_and_items(String expression, String expected) {
        check(expression, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            [DATETIMEADD('yyyy', 1, '2020-07-03T00:00:00.0000000'), DATETIMEADD('mm', -1, '2020-03-31'), DATETIMEADD('ss', 5 * -5, '2020-07-03')] # ["2021-07-03T00:00:00.0000000Z","2020-02-29T00:00:00.0000000Z","2020-07-02T23:59:35.0000000Z"]
            DATETIMEADD('ns', 150, '2020-07-03')                            # "2020-07-03T00:00:00.0000001Z"
            DATETIMEADD('yyyy', 9000, '2020-07-03')                         # undefined
            DATETIMEADD('fortnight', 1, '2020-07-03')                       # undefined
            DATETIMEADD('dd', 0.5, '2020-07-03')                            # undefined
            [DATETIMEBIN('2021-01-08T18:35:00.0000000', 'dd'), DATETIMEBIN('2021-01-08T18:35:00', 'hh', 5), DATETIMEBIN('2021-01-08T18:35:00', 'dd', 7)] # ["2021-01-08T00:00:00.0000000Z","2021-01-08T15:00:00.0000000Z","2021-01-07T00:00:00.0000000Z"]
            DATETIMEBIN('2021-01-08T18:35:00.0000000', 'dd', 7, '1601-01-01T00:00:00.0000000') # "2021-01-04T00:00:00.0000000Z"
            DATETIMEBIN('1969-12-31T23:00:00Z', 'dd')                       # "1969-12-31T00:00:00.0000000Z"
            DATETIMEBIN('2021-01-08', 'dd', 0)                              # undefined
            DATETIMEBIN('2021-01-08', 'yyyy')                               # undefined
            DATETIMEBIN('2021-01-08', 'dd', 1, '1600-01-01')                # undefined
            [DATETIMEDIFF('yyyy', '2019-02-04T16:00:00', '2018-03-05T05:00:00'), DATETIMEDIFF('mm', '2019-02-04', '2018-03-05'), DATETIMEDIFF('dd', '2018-03-05T23:59:59', '2018-03-06T00:00:01')] # [-1,-11,1]
            [DATETIMEDIFF('hh', '2018-03-05T05:00:00', '2019-02-04T16:00:00'), DATETIMEDIFF('ns', '2018-03-05', '2018-03-05T00:00:00.0000001')] # [8075,100]
            DATETIMEDIFF("yyyy", "2028-01-01T01:02:03.1234527Z", "2020 - 01 - 03T01: 02:03.1234567Z") # undefined
            [DATETIMEFORMAT('2024-10-10 14:40:20', 'yyyyMMdd'), DATETIMEFORMAT('2024-10-10 14:40:20', 'yyyy-MM-dd [HH:mm:ss]')] # ["20241010","2024-10-10 [14:40:20]"]
            [DATETIMEFORMAT('2024-10-10 14:40:20', 'To\\\\da\\\\y i\\\\s: yyyy-MM-ddTHH:mm:ss.fff'), DATETIMEFORMAT('2024-10-10 14:40:20', 'ss.FFF')] # ["Today is: 2024-10-10T14:40:20.000","20."]
            DATETIMEFORMAT('2024-10-10 14:40:20', 'MMM')                    # undefined
            [DATETIMEFROMPARTS(2017, 4, 20), DATETIMEFROMPARTS(2017, 4, 20, 13, 15, 20, 3456789)] # ["2017-04-20T00:00:00.0000000Z","2017-04-20T13:15:20.3456789Z"]
            DATETIMEFROMPARTS(2017, 2, 30)                                  # undefined
            DATETIMEFROMPARTS(2017, 2, 1, -1)                               # undefined
            [DATETIMEPART('yyyy', '2016-05-29T08:30:00.1301617'), DATETIMEPART('mi', '2016-05-29T08:30:00.1301617'), DATETIMEPART('ms', '2016-05-29T08:30:00.1301617'), DATETIMEPART('mcs', '2016-05-29T08:30:00.1301617'), DATETIMEPART('ns', '2016-05-29T08:30:00.1301617')] # [2016,30,130,130161,130161700]
            [DAY('2016-05-29'), MONTH('2016-05-29'), YEAR('2016-05-29')]    # [29,5,2016]
            [DATETIMETOTICKS('2020-07-09T23:20:13.4575530Z'), DATETIMETOTIMESTAMP('2020-07-09')] # [15943368134575530,1594252800000]
            [TICKSTODATETIME(15943368134575530), TIMESTAMPTODATETIME(1594227912345), TICKSTODATETIME(-1)] # ["2020-07-09T23:20:13.4575530Z","2020-07-08T17:05:12.3450000Z","1969-12-31T23:59:59.9999999Z"]
            TICKSTODATETIME(5e18)                                           # undefined
            """)
    void of_date_times(String expression, String expected) {
        check(expression, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            GETCURRENTDATETIME()            # "2026-02-03T04:05:06.7890000Z"
            GetCurrentDateTimeStatic()      # "2026-02-03T04:05:06.7890000Z"
            GETCURRENTTIMESTAMP()           # 1770091506789
            GETCURRENTTIMESTAMPSTATIC()     # 1770091506789
            GETCURRENTTICKS()               # 17700915067890000
            GETCURRENTTICKSSTATIC()         # 17700915067890000
            NOW()                           # "2026-02-03T04:05:06.7890000Z"
            NOW('hh', 1)                    # "2026-02-03T05:05:06.7890000Z"
            AGO('dd', 3)                    # "2026-01-31T04:05:06.7890000Z"
            """)
    void of_the_clock(String expression, String expected) {
        check(expression, expected);
    }

    @Test
    void rand_differs_from_row_to_row() {
        String rows = Queries.run("SELECT DISTINCT VALUE RAND() FROM c", Queries.items("{}\n{}\n{}"), Map.of());

        assertThat(List.copyOf(Queries.json(rows).values())).hasSize(3);
    }

    private static final String POINTS =
            "{\"a\":{\"type\":\"Point\",\"coordinates\":[0,0]},\"b\":{\"type\":\"Point\",\"coordinates\":[1,0]},"
                    + "\"line\":{\"type\":\"LineString\",\"coordinates\":[[-1,1],[3,1]]},"
                    + "\"box\":{\"type\":\"Polygon\",\"coordinates\":[[[-2,-2],[2,-2],[2,2],[-2,2],[-2,-2]]]},"
                    + "\"ring\":{\"type\":\"Polygon\",\"coordinates\":[[[-2,-2],[2,-2],[2,2],[-2,2],[-2,-2]],"
                    + "[[-1,-1],[-1,0.5],[0.5,0.5],[0.5,-1],[-1,-1]]]},"
                    + "\"outside\":{\"type\":\"Polygon\",\"coordinates\":[[[-2,-2],[-2,2],[2,2],[2,-2],[-2,-2]]]}}";

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            ROUND(ST_DISTANCE(c.a, c.b))                                    # 111195
            ST_DISTANCE(c.a, c.a)                                           # 0
            ROUND(ST_DISTANCE(c.a, c.line) / 1000)                          # 111
            [ST_DISTANCE(c.a, c.box), ROUND(ST_DISTANCE(c.a, c.ring) / 1000)] # [0,56]
            [ST_WITHIN(c.a, c.box), ST_WITHIN(c.a, c.ring), ST_WITHIN(c.b, c.ring), ST_WITHIN(c.a, c.outside)] # [true,false,true,false]
            [ST_WITHIN(c.line, c.box), ST_WITHIN(c.ring, c.box), ST_WITHIN(c.box, c.ring)] # [false,true,false]
            [ST_INTERSECTS(c.line, c.box), ST_INTERSECTS(c.a, c.b), ST_INTERSECTS(c.a, c.ring), ST_INTERSECTS(c.box, c.ring)] # [true,false,false,true]
            [ROUND(ST_AREA(c.box) / 1e9), ST_AREA(c.a), ST_AREA(c.ring) < ST_AREA(c.box)] # [198,0,true]
            [ST_ISVALID(c.a), ST_ISVALID({'type': 'Point', 'coordinates': [0, 91]}), ST_ISVALID(1)] # [true,false,false]
            ST_ISVALIDDETAILED(c.box)                                       # {"valid":true}
            ST_ISVALIDDETAILED({'type': 'Polygon', 'coordinates': [[[0,0],[1,0],[1,1],[0,1]]]}) # {"valid":false,"reason":"A ring of a Polygon ends where it starts."}
            ST_DISTANCE(c.a, {'type': 'Point', 'coordinates': [0]})         # undefined
            ST_WITHIN(c.a, 1)                                               # undefined
            """)
    void of_space(String expression, String expected) {
        assertEquals(expected, Queries.value(expression, POINTS));
    }
}
