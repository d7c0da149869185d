package io.aiocosmos.emulator.patch;

import io.aiocosmos.emulator.sql.Sql;
import io.aiocosmos.emulator.sql.SqlStatement;
import io.aiocosmos.emulator.sql.error.SqlException;
import io.aiocosmos.emulator.wire.ServiceError;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** What an item must meet: the part of a query from its FROM on, in letters of any case and with any alias. */
record PatchCondition(SqlStatement query) {
    private static final String FROM = "from";
    private static final int NOT_MET = 1110;

    /**
     * Reads a condition.
     *
     * @return {@code null} if there is none
     * @throws ServiceError 400 if it is none of the language
     */
    static PatchCondition read(JsonNode json) {
        if (json == null || json.isNull()) return null;
        String text = json.isString() ? json.stringValue().strip() : "";
        if (!text.regionMatches(true, 0, FROM, 0, FROM.length()))
            throw PatchDocument.invalid("a condition begins with FROM");
        try {
            return new PatchCondition(Sql.parse("SELECT VALUE 1 " + text));
        } catch (SqlException e) {
            throw failed(e);
        }
    }

    void check(JsonNode item, InstantSource clock) {
        try {
            if (query.run(List.of(item).iterator(), Map.of(), clock, new SplittableRandom())
                    .hasNext()) return;
        } catch (SqlException e) {
            throw failed(e);
        }
        throw ServiceError.data(412, NOT_MET, "One of the specified pre-condition is not met");
    }

    private static ServiceError failed(SqlException e) {
        return ServiceError.query(e.subStatus(), e.body());
    }
}
