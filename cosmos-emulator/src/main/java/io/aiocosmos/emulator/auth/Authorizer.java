package io.aiocosmos.emulator.auth;

import io.aiocosmos.emulator.wire.Request;
import io.aiocosmos.emulator.wire.ResourceAddress;
import io.aiocosmos.emulator.wire.ResourceType;
import io.aiocosmos.emulator.wire.Rid;
import io.aiocosmos.emulator.wire.ServiceError;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Predicate;

/** Checks the authorization of requests. Thread-safe. */
public final class Authorizer {
    private static final Duration ALLOWED_SKEW = Duration.ofMinutes(15);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final MasterSignature signature;
    private final InstantSource clock;
    private final boolean checkSkew;
    private final Predicate<String> tokens;

    /**
     * @param tokens accepts Entra ID tokens, {@code null} if none are accepted
     * @throws IllegalArgumentException if the key is no base64 text
     */
    public Authorizer(String key, InstantSource clock, boolean checkSkew, Predicate<String> tokens) {
        this.signature = new MasterSignature(key);
        this.clock = clock;
        this.checkSkew = checkSkew;
        this.tokens = tokens;
    }

    /** @throws ServiceError 401 or 403 if the request may not pass */
    public void check(Request request) {
        String value = request.text("authorization");
        if (value == null)
            throw ServiceError.gateway(
                    401, "Required Header authorization is missing. Ensure a valid Authorization token is passed.");
        AuthorizationHeader header = AuthorizationHeader.parse(value);
        if (header == null)
            throw ServiceError.gateway(
                    401, "Authorization header doesn't confirm to the required format. Please verify and try again.");
        switch (header.type()) {
            case "master" -> checkMaster(request, header);
            case "aad" -> checkToken(header);
            case "resource" -> throw ServiceError.notSupported("resource tokens");
            default -> throw ServiceError.gateway(401, "Authorization token type is not known to the service.");
        }
    }

    private void checkMaster(Request request, AuthorizationHeader header) {
        String msDate = orEmpty(request.text("x-ms-date"));
        String date = orEmpty(request.text("date"));
        if (msDate.isEmpty() && date.isEmpty())
            throw ServiceError.gateway(401, "The x-ms-date header or the date header is required with a master key.");
        if (!header.version().equals("1.0") || !isSigned(request, header, msDate, date))
            throw wrongSignature(payload(request, link(request.address()), msDate, date));
        if (checkSkew) checkSkew(msDate.isEmpty() ? date : msDate);
    }

    private boolean isSigned(Request request, AuthorizationHeader header, String msDate, String date) {
        byte[] given = decode(header.signature());
        if (given == null) return false;
        String link = link(request.address());
        if (matches(given, payload(request, link, msDate, date))) return true;
        // Addressed by resource ids, only the last one is signed, in lower case; a few clients keep its case.
        String rid = link.substring(link.lastIndexOf('/') + 1);
        return Rid.isDatabase(request.address().firstId())
                && (matches(given, payload(request, rid.toLowerCase(Locale.ROOT), msDate, date))
                        || matches(given, payload(request, rid, msDate, date)));
    }

    private boolean matches(byte[] given, String payload) {
        return MessageDigest.isEqual(given, signature.sign(payload));
    }

    private static String payload(Request request, String link, String msDate, String date) {
        ResourceType type = request.address().type();
        String signed = (type == ResourceType.PARTITION_KEY_DELETE ? ResourceType.CONTAINER : type).segment();
        return MasterSignature.payload(request.method(), signed, link, msDate, date);
    }

    private static String link(ResourceAddress address) {
        if (address.type() == ResourceType.OFFER) return address.lastId().toLowerCase(Locale.ROOT);
        return address.ownerLink();
    }

    private static byte[] decode(String signature) {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static ServiceError wrongSignature(String payload) {
        return ServiceError.gateway(
                401,
                "The input authorization token can't serve the request. The wrong key is being used or the expected"
                        + " payload is not built as per the protocol. For more info:"
                        + " https://aka.ms/cosmosdb-tsg-unauthorized. Server used the following payload to sign: '"
                        + payload.replace("\n", "\\n") + "'");
    }

    private void checkSkew(String date) {
        Instant now = clock.instant();
        Instant sent = parse(date);
        if (Duration.between(sent, now).abs().compareTo(ALLOWED_SKEW) <= 0) return;
        throw ServiceError.gateway(
                403,
                "The authorization token is not valid at the current time. Please create another token and retry"
                        + " (token start time: " + DATE.format(sent.minus(ALLOWED_SKEW)) + ", token expiry time: "
                        + DATE.format(sent.plus(ALLOWED_SKEW)) + ", current server time: " + DATE.format(now) + ").");
    }

    private static Instant parse(String date) {
        try {
            return DATE.parse(date, Instant::from);
        } catch (DateTimeParseException e) {
            throw ServiceError.gateway(401, "The date header is not an RFC 1123 date in GMT.");
        }
    }

    private void checkToken(AuthorizationHeader header) {
        if (tokens == null)
            throw ServiceError.gateway(
                    401, 5002, "Entra ID tokens are off: the emulator was started without a token validator.");
        if (!tokens.test(header.signature())) throw ServiceError.gateway(401, 5004, "The Entra ID token is not valid.");
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
