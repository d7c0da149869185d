package io.aiocosmos;

/**
 * What a session has seen, to be carried to another instance of an application: in a cookie, say. Compact ASCII text of
 * at most 3 KB with names and numbers of containers, and no data. It is a secret no more than a page counter is, but
 * treat what comes back as untrusted: it is checked when a session resumes.
 */
public final class SessionState {
    private static final int MAX_LENGTH = 3072;

    private final String text;

    private SessionState(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if the text is empty, too long or has characters no cookie may have */
    public static SessionState of(String text) {
        if (Check.notBlank("session state", text).length() > MAX_LENGTH)
            throw new IllegalArgumentException("session state is longer than 3072 characters: " + text.length());
        for (int i = 0; i < text.length(); i++)
            if (!inCookie(text.charAt(i)))
                throw new IllegalArgumentException("session state has a character that no cookie may have");
        return new SessionState(text);
    }

    /** RFC 6265's cookie-octet: printable ASCII but for quotes, comma, semicolon, backslash. */
    private static boolean inCookie(char c) {
        return c > ' ' && c <= '~' && c != '"' && c != ',' && c != ';' && c != '\\';
    }

    /** The text to carry. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionState && text.equals(((SessionState) other).text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Its length only. */
    @Override
    public String toString() {
        return "SessionState[" + text.length() + " characters]";
    }
}
