package io.paychain.escrow.domain;

import java.util.Optional;

/** Which tokens take a signature in place of an approval (EIP-3009). */
public interface TokenDomains {

    /**
     * What was found out about a token; asks nobody now.
     *
     * @param token lower-case address
     * @return empty for one that takes no such signature, or was not asked yet
     */
    Optional<TokenDomain> of(String token);
}
