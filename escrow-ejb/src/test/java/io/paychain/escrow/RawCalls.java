package io.paychain.escrow;

import io.paychain.embedded.AnvilNode;
import io.paychain.embedded.DevAccount;
import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** What anybody can send to the contract past the product. */
final class RawCalls {

    private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000L);
    private static final BigInteger GAS = BigInteger.valueOf(500_000);

    private final EscrowFixture fixture;

    RawCalls(EscrowFixture fixture) {
        this.fixture = fixture;
    }

    /** Call data of a function that takes the job alone. */
    String onJob(String function, long jobId) {
        byte[] id = Numeric.hexStringToByteArray(fixture.view(jobId).onchainJobId());
        return call(function, new Bytes32(id));
    }

    String call(String function, Type<?>... arguments) {
        return FunctionEncoder.encode(new Function(function, List.of(arguments), List.of()));
    }

    /** Sends without waiting; of two in one block the one with more gwei comes first. */
    String send(DevAccount from, String data, int gwei) {
        BigInteger nonce =
                BigInteger.valueOf(fixture.node.rpc().quantity("eth_getTransactionCount", from.address(), "pending"));
        BigInteger fee = GWEI.multiply(BigInteger.valueOf(100L * gwei));
        RawTransaction raw = RawTransaction.createTransaction(
                AnvilNode.CHAIN_ID, nonce, GAS, fixture.contract.address(), BigInteger.ZERO, data, fee, fee);
        byte[] signed = TransactionEncoder.signMessage(raw, AnvilNode.CHAIN_ID, from.credentials());
        return fixture.node
                .rpc()
                .call("eth_sendRawTransaction", Numeric.toHexString(signed))
                .asText();
    }
}
