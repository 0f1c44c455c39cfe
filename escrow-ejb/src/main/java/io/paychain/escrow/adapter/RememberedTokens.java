package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Tokens;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.money.Asset;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Which tokens the books are in, read once at the start in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RememberedTokens {

    private static final String ALL = """
            select t.token, t.asset, t.booked,
                   exists (select 1 from escrow e
                            where e.chain_id = t.chain_id and e.contract = t.contract and e.token = t.token
                              and not e.unbooked
                              and e.status in ('OPEN', 'ACTIVE', 'SUBMITTED', 'DISPUTED', 'VACANT')) as open
              from chain_token t where t.chain_id = ? and t.contract = ? order by t.first_seen
            """;

    @Inject
    EntityManager em;

    @Inject
    EscrowSettings settings;

    /** All that this contract's prices or books were ever in, the oldest first. */
    public List<Tokens.Remembered> all() {
        return Sql.list(
                em,
                ALL,
                row -> new Tokens.Remembered(
                        row.getString("token"),
                        Asset.valueOf(row.getString("asset")),
                        row.getBoolean("booked"),
                        row.getBoolean("open")),
                settings.chainId(),
                settings.contract());
    }
}
