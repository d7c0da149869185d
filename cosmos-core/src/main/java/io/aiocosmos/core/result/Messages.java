package io.aiocosmos.core.result;

import io.aiocosmos.core.result.NoResponse.Reason;
import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.core.wire.StatusCodes;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;
import io.aiocosmos.spi.TransportFailure;
import io.aiocosmos.spi.TransportFailure.Kind;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Messages of failures: one line, at most 300 characters, the activity id always whole. */
final class Messages {
    private static final int MAX_LENGTH = 300;
    private static final int MAX_LINK = 90;
    private static final int MAX_CAUSES = 10;
    private static final String UNKNOWN = "It may have been done: read before you write again";

    private static final String LONG_HEADERS =
            "Headers this long do not get through: shorten the sessionToken or headers given, or begin a new session";

    private Messages() {}

    /**
     * @param element which operation of a batch it is of, or empty
     * @param hint what the caller can do, where that is known better than by the status; else empty
     */
    static String ofService(ErrorDetails details, String element, String hint) {
        StringBuilder head = head(details).append(element).append(details.statusCode());
        named(head, StatusNames.of(details.statusCode()));
        if (details.subStatusCode() != 0) {
            head.append(", sub-status ").append(details.subStatusCode());
            named(head, StatusNames.of(details.statusCode(), details.subStatusCode()));
        }
        effort(head, details);
        sentence(head, hint.isEmpty() ? hint(details) : hint);
        return fitted(head, details.serviceMessage(), tail(details));
    }

    private static String hint(ErrorDetails details) {
        boolean longHeaders = details.statusCode() == StatusCodes.BAD_REQUEST
                && ServiceMessage.isOfLongHeaders(details.serviceMessage());
        if (longHeaders || details.statusCode() == StatusCodes.REQUEST_HEADER_FIELDS_TOO_LARGE) return LONG_HEADERS;
        return StatusNames.hint(details.statusCode(), details.subStatusCode(), details.operation());
    }

    static String ofNoResponse(ErrorDetails details, NoResponse why) {
        StringBuilder head = head(details).append(what(why, details.endpoint()));
        effort(head, details);
        if (details.outcome() == Outcome.UNKNOWN) sentence(head, UNKNOWN);
        Kind kind = why.cause instanceof TransportFailure ? ((TransportFailure) why.cause).kind() : null;
        sentence(head, hint(kind, why.cause));
        boolean said = kind == Kind.TIMEOUT && !details.endpoint().isEmpty();
        return fitted(head, said ? "" : why.text, tail(details));
    }

    static String ofClosed(ErrorDetails details) {
        StringBuilder head = head(details).append("the client was closed meanwhile");
        effort(head, details);
        if (details.outcome() == Outcome.UNKNOWN) sentence(head, UNKNOWN);
        return fitted(head, "", "");
    }

    static String ofUnreadable(ErrorDetails details, String why) {
        StringBuilder head = head(details).append(details.statusCode()).append(" with a body that cannot be read.");
        if (details.outcome() == Outcome.UNKNOWN)
            sentence(head, details.statusCode() == StatusCodes.MULTI_STATUS ? UNKNOWN : "It was done all the same");
        return fitted(head, why, tail(details));
    }

    static String ofRow(ErrorDetails details, String why) {
        return fitted(head(details).append("an item cannot be read."), why, "");
    }

    private static String what(NoResponse why, String endpoint) {
        if (why.reason == Reason.CANCELLED) return "cancelled";
        if (why.reason == Reason.PREPARATION) return "could not be sent";
        boolean late = why.reason == Reason.TIMEOUT;
        if (late && endpoint.isEmpty()) return "no response in time" + why.waited;
        String from = OneLine.beginning(endpoint, MAX_LINK);
        return late ? "no response in time from " + from + why.waited : "no response from " + from;
    }

    /** What the caller can do; empty where nothing is sure. */
    private static String hint(Kind kind, Throwable cause) {
        if (kind == Kind.CONNECT) return "Check the endpoint and the way there";
        if (kind == Kind.TLS)
            return isOfCertificate(cause)
                    ? "Check the certificate, or give the builder an sslContext that trusts it"
                    : "Check that the endpoint has the right scheme and port";
        return kind == Kind.POOL ? "Raise maxConnections, or ask for less at once" : "";
    }

    private static boolean isOfCertificate(Throwable problem) {
        Throwable each = problem;
        for (int i = 0; each != null && i < MAX_CAUSES; i++, each = each.getCause())
            if (each instanceof GeneralSecurityException || each instanceof SSLPeerUnverifiedException) return true;
        return false;
    }

    private static StringBuilder head(ErrorDetails details) {
        StringBuilder head = new StringBuilder(MAX_LENGTH).append(details.operation());
        if (!details.resource().isEmpty()) head.append(' ').append(OneLine.beginning(details.resource(), MAX_LINK));
        return head.append(": ");
    }

    private static void named(StringBuilder head, String name) {
        if (!name.isEmpty()) head.append(' ').append(name);
    }

    private static void effort(StringBuilder head, ErrorDetails details) {
        int attempts = details.attempts();
        if (attempts > 1) head.append(" after ").append(attempts).append(" attempts");
        if (details.requestCharge() > 0)
            head.append(", ")
                    .append(Math.round(details.requestCharge() * 100) / 100.0)
                    .append(" RU");
        head.append('.');
    }

    private static void sentence(StringBuilder head, String text) {
        if (!text.isEmpty()) head.append(' ').append(text).append('.');
    }

    private static String tail(ErrorDetails details) {
        return details.activityId()
                .map(id -> " Activity id " + OneLine.beginning(id, 40))
                .orElse("");
    }

    /** What the service or the library said goes in between, as much of it as fits. */
    private static String fitted(StringBuilder head, String said, String tail) {
        int room = MAX_LENGTH - head.length() - tail.length() - 1;
        if (said != null && !said.isEmpty() && room > 20)
            head.append(' ').append(closed(OneLine.beginning(said, room - 1)));
        String line = OneLine.beginning(head.toString(), MAX_LENGTH - tail.length());
        return line + tail;
    }

    /** With a full stop, unless it ends by itself. */
    private static String closed(String said) {
        return ".!?…".indexOf(said.charAt(said.length() - 1)) >= 0 ? said : said + '.';
    }
}
