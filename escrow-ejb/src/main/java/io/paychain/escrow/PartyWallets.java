package io.paychain.escrow;

import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.Escrows;
import io.paychain.identity.IdentityService;
import io.paychain.shared.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of a person's wallets acts in a job: the contract knows the one that locked the pay or accepted, whichever is
 * their primary one today.
 */
@Stateless
public class PartyWallets {

    @Inject
    Escrows escrows;

    @Inject
    IdentityService identity;

    /**
     * The caller's wallet in a job.
     *
     * @return theirs among the parties of the lock, else their primary one; lower-case; null when they have none
     */
    public @Nullable String of(Caller caller, long jobId) {
        return escrows.ofJob(jobId).map(escrow -> of(caller, escrow)).orElse(caller.wallet());
    }

    private @Nullable String of(Caller caller, Escrow escrow) {
        return parties(escrow).filter(party -> isOf(caller, party)).findFirst().orElse(caller.wallet());
    }

    private static Stream<String> parties(Escrow escrow) {
        return Stream.of(escrow.employer(), escrow.worker()).filter(Objects::nonNull);
    }

    /** True when a wallet, lower-case, is the caller's. */
    public boolean isOf(Caller caller, String wallet) {
        return wallet.equals(caller.wallet())
                || (caller.signedIn()
                        && identity.byWallet(wallet)
                                .filter(user -> user.id() == caller.userId())
                                .isPresent());
    }

    /** Keeps the wallet, lower-case, with the caller until the transaction ends. @return false when it is not theirs, or the account is locked */
    public boolean hold(Caller caller, String wallet) {
        return hold(caller.userId(), wallet);
    }

    /** As {@link #hold(Caller, String)}, of somebody else who has signed. */
    public boolean hold(long userId, String wallet) {
        return identity.holdWallet(userId, wallet);
    }
}
