package io.aiocosmos.core.request;

import io.aiocosmos.core.text.OneLine;
import io.aiocosmos.error.ErrorDetails;
import io.aiocosmos.error.Outcome;

/** Messages of failures: one line, at most 300 characters, the activity id always whole. */
final class Messages {
    private static final int MAX_LENGTH = 300;
    private static final int MAX_LINK = 90;
    private static final String UNKNOWN = "It may have been done: read before you write again";

    private Messages() {}

    static String ofService(ErrorDetails details) {
        StringBuilder head = head(details).append(details.statusCode());
        named(head, StatusNames.of(details.statusCode()));
        if (details.subStatusCode() != 0) {
            head.append(", sub-status ").append(details.subStatusCode());
            named(head, StatusNames.of(details.statusCode(), details.subStatusCode()));
        }
        effort(head, details);
        sentence(head, StatusNames.hint(details.statusCode(), details.subStatusCode()));
        return fitted(head, details.serviceMessage(), tail(details));
    }

    static String ofNoAnswer(ErrorDetails details, NoAnswer why) {
        StringBuilder head = head(details).append(what(why, details.endpoint()));
        effort(head, details);
        if (details.outcome() == Outcome.UNKNOWN) sentence(head, UNKNOWN);
        return fitted(head, why.text(), tail(details));
    }

    static String ofClosed(ErrorDetails details) {
        StringBuilder head = head(details).append("the client was closed meanwhile");
        effort(head, details);
        if (details.outcome() == Outcome.UNKNOWN) sentence(head, UNKNOWN);
        return fitted(head, "", "");
    }

    static String ofUnreadable(ErrorDetails details, String why) {
        StringBuilder head = head(details).append(details.statusCode()).append(" with a body that cannot be read.");
        if (details.outcome() == Outcome.UNKNOWN) sentence(head, "It was done all the same");
        return fitted(head, why, tail(details));
    }

    private static String what(NoAnswer why, String endpoint) {
        switch (why.reason()) {
            case TIMEOUT:
                return "no answer in time";
            case CANCELLED:
                return "cancelled";
            case PREPARATION:
                return "could not be sent";
            default:
                return "no answer from " + OneLine.beginning(endpoint, MAX_LINK);
        }
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
        int tries = details.attempts();
        if (tries > 1) head.append(" after ").append(tries).append(" tries");
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
        if (said != null && !said.isEmpty() && room > 20) head.append(' ').append(OneLine.beginning(said, room));
        String line = OneLine.beginning(head.toString(), MAX_LENGTH - tail.length());
        return OneLine.of(line + tail);
    }
}
