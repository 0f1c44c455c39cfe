package io.paychain.identity.adapter;

import io.paychain.identity.api.ContractSignatures;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.domain.SignInMessage;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks sign-in messages and who signed them: a key (ECDSA), or a contract that takes the signature for its own
 * (EIP-1271). Asks the chain about the latter, so call outside of transactions.
 */
@ApplicationScoped
public class SignedMessages {

    /** For so long a message can be signed. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    // A contract wallet of many owners joins their signatures.
    private static final Pattern BYTES = Pattern.compile("0x(?:[0-9a-fA-F]{2}){1,4096}");

    @Inject
    IdentitySettings settings;

    @Inject
    SignInStore nonces;

    @Inject
    ContractSignatures contracts;

    /**
     * The message, when the wallet signed it for this site and time.
     *
     * @param wallet lower-case 0x address
     * @throws Refusal MESSAGE_MALFORMED, MESSAGE_REJECTED, SIGNATURE_INVALID, WALLET_UNVERIFIABLE
     */
    public SignInMessage checked(String wallet, @Nullable String message, @Nullable String signature, Instant now) {
        SignInMessage said = acceptable(wallet, message, now);
        String text = String.valueOf(message);
        boolean byKey = Wallets.signer(text, signature).filter(wallet::equals).isPresent();
        if (!byKey) {
            byContract(wallet, said, Wallets.digest(text), signature, now);
        }
        return said;
    }

    private SignInMessage acceptable(String wallet, @Nullable String message, Instant now) {
        if (message == null) {
            throw Refusal.field("message", "REQUIRED", "Send the message that was signed.");
        }
        SignInMessage said = SignInMessage.parse(message)
                .orElseThrow(() -> new Refusal(
                        IdentityProblem.MESSAGE_MALFORMED, "Sign the message of POST /auth/nonce as it is."));
        said.objection(settings.domain(), settings.publicUrl(), settings.chainId(), Wallets.shown(wallet), now, LIFE)
                .ifPresent(why -> {
                    throw new Refusal(IdentityProblem.MESSAGE_REJECTED, why);
                });
        return said;
    }

    /** Only with a nonce that was asked for this wallet: nobody sends us to the chain for nothing. */
    private void byContract(String wallet, SignInMessage said, byte[] digest, @Nullable String signature, Instant now) {
        if (signature == null || !BYTES.matcher(signature).matches() || !nonces.stands(said.nonce(), wallet, now)) {
            throw invalid();
        }
        byte[] bytes = HexFormat.of().parseHex(signature, 2, signature.length());
        switch (contracts.check(wallet, digest, bytes)) {
            case VALID -> {}
            case INVALID -> throw invalid();
            case UNAVAILABLE ->
                throw new Refusal(
                        IdentityProblem.WALLET_UNVERIFIABLE,
                        "The chain, which knows the owners of contract wallets, does not answer; try again.");
        }
    }

    private static Refusal invalid() {
        return new Refusal(IdentityProblem.SIGNATURE_INVALID, "The signature is not this wallet's over this message.");
    }
}
