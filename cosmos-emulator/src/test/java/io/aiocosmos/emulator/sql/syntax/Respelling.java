package io.aiocosmos.emulator.sql.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Writes a query's words anew: other blanks, comments, quotes and cases of letters, but the same words. */
public final class Respelling {
    private static final List<String> BLANKS =
            List.of(" ", "  ", "\t", "\n", "\r\n", " /* SELECT */ ", "/**/", " -- FROM 'x\n", "\n--\n");
    /** Words with one case only, and functions: theirs may change, but a plan repeats it. */
    private static final Set<TokenKind> EXACT = Set.of(
            TokenKind.TRUE,
            TokenKind.FALSE,
            TokenKind.NULL,
            TokenKind.UNDEFINED,
            TokenKind.UDF,
            TokenKind.LEFT,
            TokenKind.RIGHT);

    private final Random random;
    private final boolean tight;

    private Respelling(Random random) {
        this.random = random;
        this.tight = random.nextInt(3) == 0;
    }

    public static String of(String query, Random random) {
        Respelling respelling = new Respelling(random);
        StringBuilder text = new StringBuilder(respelling.blank());
        for (Token token : Lexer.tokens(query)) respelling.append(token, text);
        return text.toString();
    }

    private void append(Token token, StringBuilder text) {
        if (!(tight && standsAlone(text, token.text()))) text.append(blank());
        text.append(spelt(token));
    }

    /** Whether exactly one of two neighbours is of a name's or a number's letters, so that they need no blank between. */
    private static boolean standsAlone(StringBuilder before, String after) {
        return !after.isEmpty() && isLetter(before.charAt(before.length() - 1)) != isLetter(after.charAt(0));
    }

    private static boolean isLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '@' || c == '.';
    }

    private String spelt(Token token) {
        if (token.kind() == TokenKind.END) return "";
        if (token.kind() == TokenKind.NOT_EQUAL) return "<>";
        if (token.kind() == TokenKind.NOT_EQUAL_ANGLED) return "!=";
        if (token.kind() == TokenKind.STRING) return quoted(token);
        boolean keyword = token.kind() != TokenKind.NAME
                && Character.isLetter(token.text().charAt(0));
        return keyword && !EXACT.contains(token.kind()) ? recased(token.text()) : token.text();
    }

    /** In the other quotes, if none is inside. */
    private static String quoted(Token token) {
        String inside = token.text().substring(1, token.text().length() - 1);
        if (inside.contains("'") || inside.contains("\"")) return token.text();
        String quote = token.text().startsWith("'") ? "\"" : "'";
        return quote + inside + quote;
    }

    private String recased(String word) {
        StringBuilder recased = new StringBuilder();
        for (char c : word.toLowerCase(Locale.ROOT).toCharArray())
            recased.append(random.nextBoolean() ? c : Character.toUpperCase(c));
        return recased.toString();
    }

    private String blank() {
        return BLANKS.get(random.nextInt(BLANKS.size()));
    }
}
