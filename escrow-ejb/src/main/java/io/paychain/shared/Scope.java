package io.paychain.shared;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody else than a person's own browser may do: an application that the person has let in (OAuth), or a
 * service with a key. A resource method names the scopes that reach it; one that names none is out of reach, so
 * nothing that moves money, nor anything about security, names one.
 */
public enum Scope {
    /** Knowing which account it is. */
    OPENID("openid", true, "Know which PayChain account is yours"),
    /** The public part of the account. */
    PROFILE("profile", true, "See your name, your wallet's address, and whether you hire or work"),
    /** The address of the account. */
    EMAIL("email", true, "See your e-mail address"),
    /** Reading jobs: the person's own, and those of organisations whose jobs they may see as a member. */
    JOBS_READ("jobs:read", true, "See jobs, and how yours and those of your organisations are going"),
    /**
     * Posting and editing jobs, for organisations too where the person may as a member; working through checklists.
     * Nothing that a wallet signs.
     */
    JOBS_WRITE(
            "jobs:write",
            true,
            "Post and edit jobs, and tick checklists, for you and in the name of your organisations"),
    /** Balances, quotes, and what stands in the contract. */
    PAYMENTS_READ("payments:read", true, "See balances, quotes and what is locked"),
    /** The live events that the person gets. */
    EVENTS_READ("events:read", true, "Be told at once what happens in your jobs"),
    /** An organisation and who belongs to it. */
    ORGANISATION_READ("organisation:read", false, "See the organisation and its members"),
    /** Posting to the ledger (D36). */
    LEDGER_POST("ledger:post", false, "Post to the ledger"),
    /** Reading the server's metrics. */
    METRICS_READ("metrics:read", false, "Read the server's metrics");

    private final String text;
    private final boolean forApps;
    private final String words;

    Scope(String text, boolean forApps, String words) {
        this.text = text;
        this.forApps = forApps;
        this.words = words;
    }

    /** As protocols write it, for example {@code jobs:read}. */
    public String text() {
        return text;
    }

    /** Whether a person may give it to an application; the others are for keys that an operator hands out. */
    public boolean forApps() {
        return forApps;
    }

    /** What it means, for the person who is asked. */
    public String words() {
        return words;
    }

    /** The scope of this text; empty for an unknown one. */
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }

    /** The scopes of a text with spaces between them; unknown ones are left out, for they reach nothing. */
    public static Set<Scope> parse(String text) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(text.split(" ", -1))
                .map(Scope::of)
                .flatMap(Optional::stream)
                .forEach(scopes::add);
        return scopes;
    }

    /** Several as protocols write them: in this enum's order, with a space between. */
    public static String join(Collection<Scope> scopes) {
        return scopes.stream().sorted().distinct().map(Scope::text).collect(Collectors.joining(" "));
    }
}
