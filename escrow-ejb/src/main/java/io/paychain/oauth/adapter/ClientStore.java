package io.paychain.oauth.adapter;

import io.paychain.oauth.domain.OAuthClient;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Clients for callers without a transaction. */
@Stateless
public class ClientStore {

    private static final int ID_LENGTH = 32;

    @Inject
    ClientRows rows;

    /** A client in use. */
    public Optional<OAuthClient> find(String id) {
        return id.length() == ID_LENGTH ? rows.find(id) : Optional.empty();
    }
}
