package io.paychain.identity.domain;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ABNF of EIP-4361, rule by rule, with bounds where it has none. Nothing is repaired: a text that differs in one
 * character from what a wallet shows is another text.
 */
final class SignInGrammar {

    // RFC 3986: the characters of a URI, which are also those of a statement beside the space.
    private static final String RESERVED_OR_UNRESERVED = "A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=";
    private static final String URI_TEXT = "(?:[" + RESERVED_OR_UNRESERVED + "]|%[0-9A-Fa-f]{2}){1,500}";
    private static final String PCHAR = "(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})";
    // RFC 3339: seconds are there, T and Z may be small.
    private static final String DATE_TIME =
            "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?" + "(?:[Zz]|[+-]\\d{2}:\\d{2})";

    private static final Pattern MESSAGE = Pattern.compile("(?:(?<scheme>https?)://)?"
            + "(?<domain>[A-Za-z0-9.:\\[\\]-]{1,255}) wants you to sign in with your Ethereum account:\n"
            + "(?<address>0x[0-9a-fA-F]{40})\n\n"
            + "(?:(?<statement>[" + RESERVED_OR_UNRESERVED + " ]{1,300})\n)?\n"
            + "URI: (?<uri>" + URI_TEXT + ")\n"
            + "Version: 1\n"
            + "Chain ID: (?<chain>[1-9][0-9]{0,17})\n"
            + "Nonce: (?<nonce>[A-Za-z0-9]{8,64})\n"
            + "Issued At: (?<issued>" + DATE_TIME + ")"
            + "(?:\nExpiration Time: (?<expires>" + DATE_TIME + "))?"
            + "(?:\nNot Before: (?<before>" + DATE_TIME + "))?"
            + "(?:\nRequest ID: (?<request>" + PCHAR + "{0,128}))?"
            + "(?:\nResources:(?<resources>(?:\n- " + URI_TEXT + "){0,10}))?");

    private SignInGrammar() {}

    static Optional<SignInMessage> parse(String text) {
        if (text.length() > SignInMessage.MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher found = MESSAGE.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(message(found));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SignInMessage message(Matcher found) {
        return new SignInMessage(
                found.group("scheme"),
                found.group("domain"),
                found.group("address"),
                found.group("statement"),
                absolute(found.group("uri")),
                Long.parseLong(found.group("chain")),
                found.group("nonce"),
                OffsetDateTime.parse(found.group("issued")).toInstant(),
                time(found.group("expires")),
                time(found.group("before")),
                found.group("request"),
                resources(found.group("resources")));
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    private static List<URI> resources(@Nullable String lines) {
        return lines == null || lines.isEmpty()
                ? List.of()
                : Arrays.stream(lines.substring("\n- ".length()).split("\n- "))
                        .map(SignInGrammar::absolute)
                        .toList();
    }

    private static URI absolute(String text) {
        URI uri = URI.create(text);
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("no scheme");
        }
        return uri;
    }
}
