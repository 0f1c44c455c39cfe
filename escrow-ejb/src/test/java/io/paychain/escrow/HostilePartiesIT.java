package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.OTHER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.embedded.DevAccount;
import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.Solvency;
import java.math.BigInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.web3j.abi.datatypes.Address;
import org.web3j.utils.Numeric;

/** F23–F25: receivers that make trouble, ether that nobody asked for, keys that change while money is on its way. */
class HostilePartiesIT {

    private static final BigInteger AMOUNT = new BigInteger("122000000000000000");
    private static final BigInteger ETHER = BigInteger.TEN.pow(18);
    private static final String NO_CODE = "0x";

    private static EscrowFixture fixture;
    private static RawCalls calls;
    private static long job;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.quiet();
        calls = new RawCalls(fixture);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void check() {
        fixture.settle();
        Invariants.check(fixture);
    }

    /** The bytes are: revert; jump to oneself for ever; answer, or fail, with 100 000 bytes. */
    @ParameterizedTest
    @CsvSource({
        "reverts,0x5f5ffd,true",
        "burns gas,0x5b5f56,true",
        "answers 100 kB,0x620186a05ff3,false",
        "fails with 100 kB,0x620186a05ffd,true"
    })
    void F23_aReceiver(String that, String code, boolean isOwed) {
        long neighbour = ++job;
        fixture.lock(neighbour);
        fixture.act(neighbour, EscrowAction.ACCEPT, OTHER);
        fixture.lockAndAccept(++job);
        setCode(WORKER, code);
        try {
            fixture.relay(job, EscrowAction.RELEASE, EMPLOYER);
            fixture.relay(neighbour, EscrowAction.RELEASE, EMPLOYER);
            fixture.settle();
            assertEquals(EscrowStatus.RELEASED, fixture.status(job), that);
            assertEquals(EscrowStatus.RELEASED, fixture.status(neighbour), that);
            assertEquals(isOwed ? "0.122" : "0", solvency().bookedPending(), that);
        } finally {
            setCode(WORKER, NO_CODE);
        }
        if (isOwed) {
            BigInteger before = fixture.balance(EMPLOYER.address());
            calls.send(WORKER, calls.call("withdrawTo", new Address(EMPLOYER.address()), Address.DEFAULT), 1);
            fixture.index();
            assertEquals(AMOUNT, fixture.balance(EMPLOYER.address()).subtract(before));
            assertEquals("0", solvency().bookedPending());
        }
    }

    @Test
    void F24_forcedEther_isUnsolicited_andStopsNothing() {
        fixture.lockAndAccept(++job);
        setBalance(fixture.contractBalance().add(ETHER));
        fixture.node.rpc().call("evm_mine");
        fixture.index();
        Solvency report = solvency();
        assertTrue(report.solvent());
        assertEquals("1", report.unsolicited());
        assertEquals("0", report.deficit());
        fixture.act(job, EscrowAction.RELEASE, EMPLOYER);
        assertEquals(EscrowStatus.RELEASED, fixture.status(job));
        setBalance(fixture.contractBalance().subtract(ETHER));
        fixture.node.rpc().call("evm_mine");
    }

    @Test
    void F25_theGateKeyChanges_whileAnAcceptanceIsOnItsWay() {
        fixture.lock(++job);
        long accepted = job;
        fixture.lockAndAccept(++job);
        fixture.relay(accepted, EscrowAction.ACCEPT, OTHER);
        setGate(Address.DEFAULT.getValue());
        fixture.settle();
        assertEquals(EscrowStatus.OPEN, fixture.status(accepted), "the old key admits nobody any more");
        fixture.act(job, EscrowAction.SUBMIT, WORKER);
        fixture.act(job, EscrowAction.RELEASE, EMPLOYER);
        assertEquals(EscrowStatus.RELEASED, fixture.status(job), "a closed gate touches no accepted job");
        setGate(DevAccounts.voucherSigner().address());
        fixture.act(accepted, EscrowAction.ACCEPT, OTHER);
        assertEquals(EscrowStatus.ACTIVE, fixture.status(accepted));
    }

    private static void setGate(String gate) {
        calls.send(DevAccounts.owner(), calls.call("setGate", new Address(gate)), 1);
        fixture.index();
    }

    private static Solvency solvency() {
        return fixture.app.get(ChainService.class).solvency();
    }

    private static void setCode(DevAccount account, String code) {
        fixture.node.rpc().call("anvil_setCode", account.address(), code);
    }

    private static void setBalance(BigInteger wei) {
        fixture.node.rpc().call("anvil_setBalance", fixture.contract.address(), Numeric.encodeQuantity(wei));
    }
}
