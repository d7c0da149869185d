package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.ast.Span;
import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.List;

/** The words of one query and how far they are read. */
final class TokenStream {
    private final List<Token> tokens;
    private int next;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    TokenKind kind() {
        return peek().kind();
    }

    /** The kind of the word after the next. */
    TokenKind kindAfter() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1)).kind();
    }

    boolean is(TokenKind kind) {
        return kind() == kind;
    }

    Token take() {
        Token token = peek();
        if (token.kind() != TokenKind.END) next++;
        return token;
    }

    boolean accept(TokenKind kind) {
        if (!is(kind)) return false;
        take();
        return true;
    }

    Token expect(TokenKind kind) {
        if (!is(kind)) throw unexpected();
        return take();
    }

    SqlException unexpected() {
        return SqlException.of(peek().unexpected());
    }

    /** From {@code start} to the end of the word last taken. */
    Span since(Span start) {
        return start.to(tokens.get(Math.max(next - 1, 0)).span());
    }
}
