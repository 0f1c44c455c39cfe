package io.paychain.identity;

import io.paychain.identity.api.Challenge;
import io.paychain.identity.api.Registration;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.Visitor;
import io.paychain.testkit.TestApp;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/** People with wallets who sign in to an application under test. */
public final class IdentityFixture {

    private final SignInService service;

    /** People of this application. */
    public IdentityFixture(TestApp app) {
        service = app.get(SignInService.class);
    }

    /** The n-th test wallet's key. */
    public static ECKeyPair key(int n) {
        return ECKeyPair.create(BigInteger.valueOf(1_000_003L + n));
    }

    /** The n-th test wallet's address in lower case. */
    public static String wallet(int n) {
        return "0x" + Keys.getAddress(key(n));
    }

    /** A text signed with personal_sign by the n-th wallet. */
    public static String sign(int n, String text) {
        Sign.SignatureData made = Sign.signPrefixedMessage(text.getBytes(StandardCharsets.UTF_8), key(n));
        return Numeric.toHexString(made.getR())
                + Numeric.toHexStringNoPrefix(made.getS())
                + Numeric.toHexStringNoPrefix(made.getV());
    }

    /** Signs in with the n-th wallet, registered or not. */
    public SignIn login(int n) {
        Challenge challenge = service.challenge(wallet(n));
        return service.login(wallet(n), challenge.message(), sign(n, challenge.message()), Visitor.UNKNOWN);
    }

    /** Registers the n-th wallet as {@code user<n>} and signs in. */
    public Tokens register(int n, UserType type) {
        SignIn.Unregistered fresh = (SignIn.Unregistered) login(n);
        return service.register(
                new Registration(fresh.registrationToken(), "user" + n, "user" + n + "@example.org", type),
                Visitor.UNKNOWN);
    }
}
