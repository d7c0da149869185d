package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.ast.Span;
import io.aiocosmos.emulator.sql.error.SqlError;

/**
 * One word of a query.
 *
 * @param text as written
 * @param value a string's content without quotes and escapes; of all others the text
 */
record Token(TokenKind kind, String text, String value, Span span) {
    /** "incorrect syntax near" this word, or its end of the file. */
    SqlError unexpected() {
        if (kind == TokenKind.END) {
            return SqlError.at(span.start(), span.end(), "SC1002", "Syntax error, unexpected end-of-file.");
        }
        return SqlError.at(span.start(), span.end(), "SC1001", "Syntax error, incorrect syntax near '" + text + "'.");
    }
}
