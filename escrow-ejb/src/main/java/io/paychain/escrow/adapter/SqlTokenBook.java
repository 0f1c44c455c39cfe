package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.TokenBook;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.money.Asset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** The tokens' table. */
@ApplicationScoped
public class SqlTokenBook implements TokenBook {

    private static final String REMEMBER = """
            insert into chain_token (chain_id, contract, token, asset, booked) values (?, ?, ?, ?, ?)
            on conflict (chain_id, contract, token) do update set booked = true
                  where excluded.booked and not chain_token.booked
            """;

    @Inject
    EntityManager em;

    @Inject
    EscrowSettings settings;

    @Override
    public void prepared(String token, Asset asset) {
        remember(token, asset, false);
    }

    @Override
    public void booked(String token, Asset asset) {
        remember(token, asset, true);
    }

    private void remember(String token, Asset asset, boolean booked) {
        Sql.update(em, REMEMBER, settings.chainId(), settings.contract(), token, asset.name(), booked);
    }
}
