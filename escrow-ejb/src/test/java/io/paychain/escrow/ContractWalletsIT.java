package io.paychain.escrow;

import static io.paychain.identity.IdentityFixture.wallet;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.paychain.embedded.DevAccounts;
import io.paychain.identity.SignInService;
import io.paychain.identity.api.Challenge;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.Registration;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.Visitor;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/** Signing in with contract wallets (EIP-1271), asked of a real chain. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractWalletsIT {

    /**
     * A wallet whose owner approves by a transaction: called with one word it keeps it; asked isValidSignature, it
     * answers the magic value for that word and else reverts.
     */
    private static final String APPROVES_ON_CHAIN =
            "0x366020146027576004356000541460165760006000fd" + "5b631626ba7e60e01b60005260206000f35b60003560005500";

    /** Answers the magic value to everything, in four bytes instead of a word. */
    private static final String SHORT_ANSWER = "0x631626ba7e60e01b60005260046000f3";

    private static final String SAFE = "0x5afe000000000000000000000000000000000001";
    private static final String SLOPPY = "0x5afe000000000000000000000000000000000002";
    private static final String ANY_SIGNATURE = "0x01";

    private static EscrowFixture fixture;
    private static SignInService service;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.quiet();
        service = fixture.app.get(SignInService.class);
        fixture.node.rpc().call("anvil_setCode", SAFE, APPROVES_ON_CHAIN);
        fixture.node.rpc().call("anvil_setCode", SLOPPY, SHORT_ANSWER);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    @Order(1)
    void whatTheContractApproves_signsIn() {
        SignIn.Unregistered fresh = assertInstanceOf(SignIn.Unregistered.class, approved(SAFE));
        Tokens tokens = service.register(
                new Registration(fresh.registrationToken(), "safe", "safe@example.org", UserType.EMPLOYER),
                Visitor.UNKNOWN);
        assertEquals(SAFE, tokens.user().wallet());
        assertInstanceOf(SignIn.Registered.class, approved(SAFE));
    }

    private static SignIn approved(String wallet) {
        Challenge challenge = service.challenge(wallet);
        byte[] digest = Sign.getEthereumMessageHash(challenge.message().getBytes(StandardCharsets.UTF_8));
        fixture.send(DevAccounts.of(3), wallet, Numeric.toHexString(digest), BigInteger.ZERO);
        return service.login(wallet, challenge.message(), ANY_SIGNATURE, Visitor.UNKNOWN);
    }

    @Test
    @Order(2)
    void whatNobodyApproved_doesNot() {
        approved(SAFE);
        refusedFor(SAFE, service.challenge(SAFE).message(), ANY_SIGNATURE);
        refusedFor(SLOPPY, service.challenge(SLOPPY).message(), ANY_SIGNATURE);
        refusedFor(wallet(5), service.challenge(wallet(5)).message(), ANY_SIGNATURE);
        for (String malformed : new String[] {"", "0x", "0x1", "01", "0xzz", "0x" + "00".repeat(4097)}) {
            refusedFor(SAFE, service.challenge(SAFE).message(), malformed);
        }
    }

    @Test
    @Order(3)
    void withoutTheChain_itIsNeitherYesNorNo_andTheNonceIsKept() {
        Challenge challenge = service.challenge(SAFE);
        String unknown = challenge.message().replace(challenge.nonce(), "0123456789abcdef");
        fixture.node.close();
        refused(IdentityProblem.WALLET_UNVERIFIABLE, () -> login(SAFE, challenge.message(), ANY_SIGNATURE));
        assertEquals(
                1,
                fixture.app.number("select count(*) from auth_nonce where wallet = '" + SAFE + "' and nonce_hash = '"
                        + io.paychain.identity.adapter.Secrets.hash(challenge.nonce()) + "'"));
        refusedFor(SAFE, unknown, ANY_SIGNATURE);
        refusedFor(SAFE, challenge.message(), "0x");
    }

    private static void refusedFor(String wallet, String message, String signature) {
        refused(IdentityProblem.SIGNATURE_INVALID, () -> login(wallet, message, signature));
    }

    private static SignIn login(String wallet, String message, String signature) {
        return service.login(wallet, message, signature, Visitor.UNKNOWN);
    }
}
