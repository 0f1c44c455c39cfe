package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.embedded.DevAccount;
import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.adapter.relay.Claim;
import io.paychain.escrow.adapter.relay.RelayDesk;
import io.paychain.escrow.adapter.relay.Relayer;
import io.paychain.escrow.adapter.relay.SignedTx;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.domain.Bidding;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.Keys;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import io.paychain.testkit.TestDatabase;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F25: the server starts again with another relayer key, while transactions of the former one are in its books. */
class FormerKeyIT {

    /** Any account with ether that is none of the ten test accounts. */
    private static final DevAccount PRESENT = DevAccounts.arbiter();

    private static final BigInteger GAS = BigInteger.valueOf(300_000);

    private EscrowFixture fixture;
    private TestApp restarted;

    @BeforeEach
    void start() {
        fixture = EscrowFixture.quiet();
        fixture.lock(1);
        fixture.relay(1, EscrowAction.ACCEPT, WORKER);
    }

    /** With the other key; the former server still stands beside it, and works no more. */
    private void restart() {
        TestDatabase database = fixture.app.database();
        Map<String, String> settings = EscrowFixture.settings(fixture.node, fixture.contract);
        settings.put("paychain.chain.relayer.key", PRESENT.privateKey());
        restarted = TestApp.on(TestDatabase.ofAnother(database.url(), database.app()), settings, NoBackground.class);
    }

    @AfterEach
    void stop() {
        fixture.node.rpc().call("evm_setAutomine", true);
        Invariants.check(fixture);
        restarted.close();
        fixture.close();
    }

    @Test
    void F25_whatTheFormerKeySent_isFollowed_andTheNextIsThePresentOnes() {
        fixture.node.rpc().call("evm_setAutomine", false);
        fixture.app.get(Relayer.class).tick();
        restart();
        assertTrue(fixture.app.get(RelayDesk.class).inHand(0));
        assertFalse(desk().inHand(0), "the present key's nonce 0 is free");
        relay();
        assertEquals(0, used(PRESENT));
        fixture.node.rpc().call("evm_setAutomine", true);
        fixture.node.rpc().call("evm_mine");
        settle();
        assertEquals(EscrowStatus.ACTIVE, fixture.status(1));
        assertEquals(0, used(PRESENT), "one transaction was enough");
        fixture.relay(1, EscrowAction.SUBMIT, WORKER);
        settle();
        assertEquals(EscrowStatus.SUBMITTED, fixture.status(1));
        assertEquals(1, used(PRESENT));
        assertEquals(1, used(DevAccounts.relayer()));
    }

    /** The worst case: both keys stand at the same nonce, and the former's transaction is paid better. */
    @Test
    void F25_equalNonces_areNotMixedUp() {
        String former = neverSent();
        restart();
        fixture.node.rpc().call("evm_setAutomine", false);
        relay();
        assertEquals(2, fixture.app.number("select count(distinct relayer) from relay_transaction where nonce = 0"));
        fixture.app.sql("update relay_intent set next_attempt_at = now(), leased_until = null");
        Claim claim = desk().lease("whoever looks", 1).get(0);
        List<SignedTx> ours = desk().signed(claim);
        assertEquals(1, ours.size(), "the former's is not resent in its place");
        assertFalse(ours.get(0).raw().equals(former));
        desk().postpone(claim, Duration.ZERO);
        fixture.node.rpc().call("evm_setAutomine", true);
        fixture.node.rpc().call("evm_mine");
        settle();
        assertEquals(EscrowStatus.ACTIVE, fixture.status(1));
        assertEquals(Optional.of(ours.get(0).raw()), desk().unclaimed(0), "a gap at 0 is closed by the present key's");
        fixture.app.asOwner("delete from relay_account where address = '"
                + DevAccounts.relayer().address().toLowerCase(Locale.ROOT) + "'"); // its nonce was never used
    }

    /** The former key's, signed for three times the fee and given up before it was sent. */
    private String neverSent() {
        RelayDesk former = fixture.app.get(RelayDesk.class);
        EscrowChain chain = fixture.app.get(EscrowChain.class);
        Claim claim = former.lease("the former server", 1).get(0);
        Keys.Fee fee = Bidding.first(chain.gasPrice(), BigInteger.TEN.pow(15));
        Keys.Fee high = new Keys.Fee(fee.max().multiply(BigInteger.valueOf(3)), fee.priority());
        String raw = former.sign(claim, 0, GAS, high).raw();
        former.requeue(claim);
        return raw;
    }

    private RelayDesk desk() {
        return restarted.get(RelayDesk.class);
    }

    private void relay() {
        fixture.app.sql("update relay_intent set next_attempt_at = now() where status in ('queued', 'signed')");
        restarted.get(Relayer.class).tick();
    }

    private void settle() {
        for (int i = 0; i < 200 && fixture.open() > 0; i++) {
            relay();
            fixture.index();
        }
        fixture.index();
    }

    private long used(DevAccount account) {
        return fixture.node.rpc().quantity("eth_getTransactionCount", account.address(), "latest");
    }
}
