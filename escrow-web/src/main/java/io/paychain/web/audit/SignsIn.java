package io.paychain.web.audit;

import java.util.Optional;

/** An answer that may have signed somebody in. */
public interface SignsIn {

    /** The id of the user who is signed in now; empty when nobody is. */
    Optional<Long> signedIn();

    /** Whether nobody is signed in yet because a second factor is still to be given. */
    boolean halfWay();
}
