package io.paychain.identity.domain;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody has shown to come in, and the words of RFC 8176 for it that an access token carries. */
public enum AuthMethod {
    /** A signature of the account's wallet over a sign-in message. */
    WALLET("wallet"),
    /** A password. */
    PASSWORD("pwd"),
    /** A code of an authenticator app. */
    TOTP("otp"),
    /** One of the codes to keep on paper. */
    RECOVERY_CODE("recovery"),
    /** A passkey that cannot leave its device, with its holder verified there. */
    DEVICE_PASSKEY("hwk"),
    /** A passkey that its holder's devices share, with its holder verified there. */
    SYNCED_PASSKEY("swk");

    /** One factor was shown. */
    public static final String SINGLE = "aal1";

    /** Two factors were shown; a passkey is two, the key and what unlocks it. */
    public static final String DOUBLE = "aal2";

    private static final String TWO_FACTORS = "mfa";
    private static final Set<AuthMethod> PASSKEYS = EnumSet.of(DEVICE_PASSKEY, SYNCED_PASSKEY);
    private static final Set<AuthMethod> SECOND = EnumSet.of(TOTP, RECOVERY_CODE);

    private final String amr;

    AuthMethod(String amr) {
        this.amr = amr;
    }

    /** Whether it is a passkey. */
    public boolean passkey() {
        return PASSKEYS.contains(this);
    }

    /** The claim {@code acr} for what was shown: the authenticator assurance level of NIST SP 800-63B. */
    public static String acr(Collection<AuthMethod> shown) {
        boolean passkey = shown.stream().anyMatch(AuthMethod::passkey);
        boolean second = shown.stream().anyMatch(SECOND::contains);
        boolean first = shown.contains(WALLET) || shown.contains(PASSWORD);
        return passkey || (first && second) ? DOUBLE : SINGLE;
    }

    /** The claim {@code amr} for what was shown, in a fixed order. */
    public static List<String> amr(Collection<AuthMethod> shown) {
        Stream<String> each = shown.stream().sorted().distinct().map(method -> method.amr);
        Stream<String> both = acr(shown).equals(DOUBLE) ? Stream.of(TWO_FACTORS) : Stream.empty();
        return Stream.concat(each, both).toList();
    }
}
