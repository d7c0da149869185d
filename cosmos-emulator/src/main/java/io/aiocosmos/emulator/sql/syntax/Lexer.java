package io.aiocosmos.emulator.sql.syntax;

import io.aiocosmos.emulator.sql.ast.Span;
import io.aiocosmos.emulator.sql.error.SqlException;
import java.util.ArrayList;
import java.util.List;

/** Splits a query into tokens, without white space and comments. */
final class Lexer {
    private final String text;
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /** All words, the last of kind {@link TokenKind#END}. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.next());
        } while (tokens.get(tokens.size() - 1).kind() != TokenKind.END);
        return tokens;
    }

    private Token next() {
        skipBlanks();
        if (position == text.length()) return new Token(TokenKind.END, "", "", new Span(position, position));
        char c = text.charAt(position);
        if (isNameStart(c)) return word();
        if (c == '@') return parameter();
        if (c == '\'' || c == '"') return string();
        if (isDigit(position) || c == '.' && isDigit(position + 1)) return number();
        return symbol();
    }

    private void skipBlanks() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) position++;
            else if (text.startsWith("--", position)) position = endOf("\n", position + 2);
            else if (text.startsWith("/*", position)) position = endOf("*/", position + 2);
            else return;
        }
    }

    private int endOf(String closing, int from) {
        int found = text.indexOf(closing, from);
        return found < 0 ? text.length() : found + closing.length();
    }

    private Token word() {
        int end = nameEnd(position);
        return take(end, TokenKind.ofWord(text.substring(position, end)));
    }

    private Token parameter() {
        int end = nameEnd(position + 1);
        Token token = take(end, TokenKind.PARAMETER);
        if (token.text().length() == 1) throw SqlException.of(token.unexpected());
        return token;
    }

    private Token string() {
        int start = position;
        StringLiteral literal = StringLiteral.at(text, start);
        position = literal.end();
        return new Token(TokenKind.STRING, text.substring(start, position), literal.value(), new Span(start, position));
    }

    private Token number() {
        int end = NumberLiteral.end(text, position);
        boolean glued = end < text.length() && isNamePart(text.charAt(end));
        Token token = take(glued ? nameEnd(end) : end, TokenKind.NUMBER);
        if (glued) throw SqlException.of(token.unexpected());
        return token;
    }

    private Token symbol() {
        TokenKind kind = TokenKind.symbolAt(text, position).orElse(TokenKind.MISSPELT);
        if (kind == TokenKind.MISSPELT) {
            int end = text.offsetByCodePoints(position, 1);
            throw SqlException.of(take(end, kind).unexpected());
        }
        return take(position + kind.symbolLength(), kind);
    }

    private Token take(int end, TokenKind kind) {
        String word = text.substring(position, end);
        Token token = new Token(kind, word, word, new Span(position, end));
        position = end;
        return token;
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < text.length() && isNamePart(text.charAt(end))) end++;
        return end;
    }

    private boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || Character.isDigit(c);
    }
}
