package io.paychain.escrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.embedded.DevAccounts;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What holds after every fault has healed; the numbers are those of the reliability document. */
final class Invariants {

    private static final String FINAL = "('Released', 'Refunded', 'Settled')";

    private Invariants() {}

    /**
     * I1–I9, I11 and I12, with the books at the chain's newest block. The ledger gives no proofs of its own yet (I10):
     * it is walked from its first entry to its last instead.
     */
    static void check(EscrowFixture fixture) {
        fixture.index();
        ledgerIsSound(fixture);
        booksEqualTheChain(fixture);
        onceAndForAll(fixture);
        acknowledgedIsDone(fixture);
        assertEquals(List.of(), fixture.log.found(), "I11: a secret in the log");
        noncesAreSound(fixture);
        nothingIsStuck(fixture);
    }

    private static void ledgerIsSound(EscrowFixture f) {
        none(f, "I1", "select transfer_id from ledger_entry group by transfer_id having sum(amount) <> 0");
        none(
                f,
                "I2",
                "select a.id from ledger_account a join ledger_entry e on e.account_id = a.id group by a.id"
                        + " having a.balance <> sum(e.amount) or a.version <> count(*) or a.version <> max(e.version)");
        none(
                f,
                "I10: every balance in the books follows from the one before",
                "select account_id, version from (select *, sum(amount) over (partition by account_id order by version)"
                        + " as walked from ledger_entry) e where walked <> balance_after");
        none(f, "I8", "select id from ledger_account where balance < 0 and not may_go_negative");
    }

    private static void booksEqualTheChain(EscrowFixture f) {
        assertEquals(f.node.rpc().quantity("eth_blockNumber"), f.app.number("select height from chain_cursor"));
        assertTrue(f.contractBalance().compareTo(f.booked()) >= 0, "I3: the contract holds less than the books say");
        assertEquals(f.contractBalance(), f.booked(), "I3: nobody forced ether in, so both are equal");
    }

    private static void onceAndForAll(EscrowFixture f) {
        none(
                f,
                "I4: one final event per job",
                "select escrow_id from escrow_event where reverted_at is null and type in " + FINAL
                        + " group by escrow_id having count(*) > 1");
        none(
                f,
                "I4: the state is the last event's",
                "select e.id from escrow e where (e.status in ('RELEASED', 'REFUNDED', 'SETTLED')) <> exists (select 1 from"
                        + " escrow_event v where v.escrow_id = e.id and v.reverted_at is null and v.type in " + FINAL
                        + ")");
        none(
                f,
                "I4: a final job's account is empty",
                "select e.id from escrow e join ledger_account a on a.key like '%:job:0x' || encode(e.onchain_id, 'hex')"
                        + " where e.status in ('RELEASED', 'REFUNDED', 'SETTLED', 'NONE') and a.balance <> 0");
        none(
                f,
                "I6: every change was told",
                "select v.id from escrow_event v join escrow e on e.id = v.escrow_id where e.standing = 'WANTED'"
                        + " and not exists (select 1 from event o where o.subject = 'job:' || e.job_id"
                        + " and o.data ->> 'transaction_hash' = v.transaction_hash)");
    }

    private static void acknowledgedIsDone(EscrowFixture f) {
        none(
                f,
                "I5: one wish has one effect",
                "select escrow_id, type, data -> 'round' from escrow_event where reverted_at is null and type in"
                        + " ('Accepted', 'Submitted', 'Withdrawn', 'Reopened') group by 1, 2, 3 having count(*) > 1");
        f.acknowledged.forEach(asked -> none(
                f,
                "I7: what was acknowledged is present",
                "select 'lost' where not exists (select 1 from relay_intent i join escrow e on e.id = i.escrow_id"
                        + " where e.job_id = " + asked.jobId() + " and i.wallet = '" + asked.wallet()
                        + "' and i.action = '"
                        + asked.action().name().toLowerCase(Locale.ROOT) + "')"));
        none(
                f,
                "I7: what was sent is on the chain",
                "select i.id, i.action, i.status from relay_intent i where i.wallet is not null and i.status in"
                        + " ('mined', 'done') and not exists (select 1 from escrow_event v where v.escrow_id = i.escrow_id"
                        + " and v.reverted_at is null and v.type = case i.action when 'accept' then 'Accepted' when 'submit'"
                        + " then 'Submitted' when 'release' then 'Released' when 'withdraw' then 'Withdrawn' when 'reopen'"
                        + " then 'Reopened' else 'Disputed' end)");
        none(
                f,
                "I7: what came to nothing was told",
                "select i.id, i.action, i.failure_code from relay_intent i join escrow e on e.id = i.escrow_id where"
                        + " i.status = 'failed' and i.wallet is not null and i.failure_code <> 'SENT_BY_OWN_WALLET' and not"
                        + " exists (select 1 from event o where o.subject = 'job:' || e.job_id and o.type ="
                        + " 'EscrowActionFailed' and o.data ->> 'action' = i.action)");
    }

    private static void noncesAreSound(EscrowFixture f) {
        none(
                f,
                "I9: no two intents share a nonce",
                "select relayer, nonce from relay_intent where mined_hash is not null group by relayer, nonce"
                        + " having count(*) > 1");
        none(
                f,
                "I9: no double intent",
                "select escrow_id from relay_intent where status <> 'failed' group by escrow_id, round, action"
                        + " having count(*) > 1");
        List<Map<String, Object>> accounts = f.app.sql("select address, next_nonce from relay_account");
        accounts.forEach(account ->
                assertEquals(used(f, (String) account.get("address")), account.get("next_nonce"), "I9: a nonce gap"));
        if (accounts.isEmpty()) {
            assertEquals(0, used(f, DevAccounts.relayer().address()), "I9: a nonce that is not ours");
        }
    }

    private static long used(EscrowFixture f, String address) {
        return f.node.rpc().quantity("eth_getTransactionCount", address, "latest");
    }

    private static void nothingIsStuck(EscrowFixture f) {
        none(f, "I12", "select id, action, status from relay_intent where status in ('queued', 'signed')");
    }

    private static void none(EscrowFixture fixture, String what, String sql) {
        List<Map<String, Object>> found = fixture.app.sql(sql);
        assertEquals(List.of(), found, what + ": " + sql);
    }
}
