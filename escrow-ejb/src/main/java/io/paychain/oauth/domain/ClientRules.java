package io.paychain.oauth.domain;

import io.paychain.oauth.api.ClientTerms;
import io.paychain.oauth.api.ClientType;
import io.paychain.shared.Scope;
import io.paychain.shared.error.TextChecks;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an application may be like. */
public final class ClientRules extends TextChecks {

    private static final int MAX_NAME = 60;
    private static final int MAX_URIS = 10;
    private static final int MAX_ACCESS_MINUTES = 60;
    private static final int MAX_REFRESH_DAYS = 30;
    private static final int USUAL_REFRESH_DAYS = 7;

    /** A new one: what may be left out gets its usual value. */
    public static OAuthClient.Terms checked(ClientTerms sent) {
        return checked(
                sent,
                new OAuthClient.Terms("", true, List.of(), List.of(), MAX_ACCESS_MINUTES, USUAL_REFRESH_DAYS, false));
    }

    /**
     * Terms with what was sent in place of what was.
     *
     * @throws io.paychain.shared.error.Refusal VALIDATION_ERROR with everything that is wrong
     */
    public static OAuthClient.Terms checked(ClientTerms sent, OAuthClient.Terms before) {
        ClientRules rules = new ClientRules();
        OAuthClient.Terms terms = new OAuthClient.Terms(
                rules.name(sent.name() == null ? before.name() : sent.name()),
                before.name().isEmpty() ? sent.type() != ClientType.PUBLIC : before.confidential(),
                rules.uris(sent.redirectUris() == null ? before.redirectUris() : sent.redirectUris()),
                rules.scopes(
                        sent.scopes() == null
                                ? before.scopes().stream().map(Scope::text).toList()
                                : sent.scopes()),
                rules.between(
                        "access_token_minutes", sent.accessTokenMinutes(), before.accessMinutes(), MAX_ACCESS_MINUTES),
                rules.between("refresh_token_days", sent.refreshTokenDays(), before.refreshDays(), MAX_REFRESH_DAYS),
                Objects.requireNonNullElse(sent.dpopRequired(), before.dpop()));
        rules.unchanged(sent, before);
        rules.refuse();
        return terms;
    }

    private void unchanged(ClientTerms sent, OAuthClient.Terms before) {
        boolean other = sent.type() != null && before.confidential() != (sent.type() == ClientType.CONFIDENTIAL);
        if (!before.name().isEmpty() && other) {
            wrong("type", "UNCHANGEABLE", "An application stays public or confidential.");
        }
    }

    private String name(String given) {
        String name = text("name", given, MAX_NAME, false);
        boolean shown = name.codePoints().allMatch(c -> Character.getType(c) != Character.FORMAT);
        if (!shown && !isWrong("name")) {
            wrong("name", "INVALID_CHARACTER", "name contains a character that cannot be seen.");
        }
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private List<String> uris(List<@Nullable String> given) {
        List<String> uris = given.stream().map(String::valueOf).distinct().toList();
        if (uris.isEmpty() || uris.size() > MAX_URIS) {
            wrong("redirect_uris", "OUT_OF_RANGE", "Send 1 to " + MAX_URIS + " redirect_uris.");
        } else if (!uris.stream().allMatch(RedirectUris::registrable)) {
            wrong(
                    "redirect_uris",
                    "WRONG_FORMAT",
                    "A redirect URI is https, http on localhost, or a scheme of your own with a dot; without fragment and *.");
        }
        return uris;
    }

    private List<Scope> scopes(Collection<@Nullable String> given) {
        List<Scope> scopes = given.stream()
                .map(text -> Scope.of(String.valueOf(text)).filter(Scope::forApps))
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
        if (scopes.isEmpty() || scopes.size() != given.size()) {
            wrong("scopes", "WRONG_FORMAT", "scopes are some of those that the discovery document lists, each once.");
        }
        return scopes;
    }

    private int between(String field, @Nullable Integer given, int before, int most) {
        int value = given == null ? before : given;
        if (value < 1 || value > most) {
            wrong(field, "OUT_OF_RANGE", field + " is between 1 and " + most + ".");
        }
        return value;
    }
}
