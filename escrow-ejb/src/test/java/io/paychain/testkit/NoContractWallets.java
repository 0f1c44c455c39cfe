package io.paychain.testkit;

import io.paychain.identity.api.ContractSignatures;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** A chain without any contract wallet, for tests that have no chain. */
@Alternative
@Priority(1)
@ApplicationScoped
public class NoContractWallets implements ContractSignatures {

    @Override
    public Answer check(String wallet, byte[] digest, byte[] signature) {
        return Answer.INVALID;
    }
}
