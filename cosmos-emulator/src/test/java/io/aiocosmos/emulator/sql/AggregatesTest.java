package io.aiocosmos.emulator.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregatesTest {
    private static final String ITEMS = """
            {"k":"a","n":1,"mixed":1,"b":true}
            {"k":"b","n":2,"mixed":"x","b":false}
            {"k":"a","n":4,"mixed":null}
            {"n":4,"mixed":[1],"b":1}""";

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT VALUE COUNT(1) FROM c                          # [4]
            SELECT VALUE COUNT(c.k) FROM c                        # [3]
            SELECT COUNT(1) FROM c                                # [{"$1":4}]
            SELECT VALUE SUM(c.n) FROM c                          # [11]
            SELECT VALUE AVG(c.n) FROM c                          # [2.75]
            SELECT MIN(c.n) AS least, MAX(c.n) AS most FROM c     # [{"least":1,"most":4}]
            SELECT VALUE SUM(c.mixed) FROM c                      # []
            SELECT VALUE AVG(c.mixed) FROM c                      # []
            SELECT VALUE MAX(c.mixed) FROM c                      # []
            SELECT VALUE MAX(c.mixed) FROM c WHERE NOT IS_ARRAY(c.mixed) # ["x"]
            SELECT VALUE MIN(c.mixed) FROM c WHERE NOT IS_ARRAY(c.mixed) # [null]
            SELECT VALUE SUM(c.nope) FROM c                       # [0]
            SELECT VALUE AVG(c.nope) FROM c                       # []
            SELECT AVG(c.nope), MAX(c.nope), COUNT(c.nope) FROM c # [{"$3":0}]
            SELECT VALUE COUNTIF(c.b) FROM c                      # [1]
            SELECT VALUE MAKELIST(c.n) FROM c                     # [[1,2,4,4]]
            SELECT VALUE MAKESET(c.n) FROM c                      # [[1,2,4]]
            SELECT VALUE COUNT(1) FROM c WHERE false              # [0]
            SELECT MAX(c.n) FROM c WHERE false                    # [{}]
            SELECT VALUE COUNT(1)                                 # [1]
            SELECT VALUE [{"item": {"sum": SUM(c.n), "count": COUNT(c.n)}}] FROM c # [[{"item":{"sum":11,"count":4}}]]
            SELECT {"$1": {"item": MAX(c.nope), "item2": {"max": MAX(c.nope), "count": COUNT(c.nope)}}} AS payload FROM c # [{"payload":{"$1":{"item2":{"count":0}}}}]
            SELECT VALUE ABS(SUM(-c.n)) + 1 FROM c                # [12]
            SELECT VALUE COUNT(1) FROM c ORDER BY c.n             # [4]
            SELECT VALUE COUNT(1) FROM (SELECT DISTINCT VALUE c.n FROM c) # [3]
            """)
    void over_all_rows(String query, String expected) {
        assertEquals(expected, Queries.run(query, ITEMS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT c.k, COUNT(1) AS n FROM c GROUP BY c.k         # [{"k":"a","n":2},{"k":"b","n":1},{"n":1}]
            SELECT VALUE c.n FROM c GROUP BY c.n                  # [1,2,4]
            SELECT UPPER(c.k) AS u, SUM(c.n) FROM c GROUP BY c.k  # [{"u":"A","$1":5},{"u":"B","$1":2},{"$1":4}]
            SELECT c["k"], COUNT(1) AS n FROM c WHERE c.k = 'a' GROUP BY c.k # [{"k":"a","n":2}]
            SELECT c.k, c.n, 1 AS one FROM c WHERE c.k = 'a' GROUP BY c.k, c.n # [{"k":"a","n":1,"one":1},{"k":"a","n":4,"one":1}]
            SELECT VALUE COUNT(1) FROM c WHERE false GROUP BY c.k # []
            SELECT c.k FROM c GROUP BY c.k OFFSET 1 LIMIT 1       # [{"k":"b"}]
            SELECT TOP 1 VALUE c.k FROM c GROUP BY c.k            # ["a"]
            SELECT [{"item": c.k}] AS groupByItems, {"k": c.k, "$1": {"item": COUNT(1)}} AS payload FROM c GROUP BY c.k OFFSET 2 LIMIT 1 # [{"groupByItems":[{}],"payload":{"$1":{"item":1}}}]
            """)
    void over_groups(String query, String expected) {
        assertEquals(expected, Queries.run(query, ITEMS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            SELECT VALUE COUNT(1) FROM c              # [0]
            SELECT COUNT(1), SUM(c.a), MIN(c.a) FROM c # [{"$1":0,"$2":0}]
            SELECT VALUE MIN(c.a) FROM c              # []
            SELECT c.a, COUNT(1) FROM c GROUP BY c.a  # []
            """)
    void over_nothing(String query, String expected) {
        assertEquals(expected, Queries.run(query, List.of(), Map.of()));
    }
}
