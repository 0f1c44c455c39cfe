package io.paychain.escrow.adapter;

import io.paychain.escrow.adapter.rpc.RpcPool;
import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.identity.api.ContractSignatures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthCall;

/**
 * Asks contract wallets by <a href="https://eips.ethereum.org/EIPS/eip-1271">EIP-1271</a>, and with several nodes a
 * quorum of them: a lying one could open any account of a contract wallet.
 */
@ApplicationScoped
public class Eip1271 implements ContractSignatures {

    /** {@code isValidSignature(bytes32,bytes)}, in a whole word, as our contract compares it, too. */
    private static final String MAGIC = "0x1626ba7e" + "0".repeat(56);

    private static final int WORD_END = 66;
    // A wallet's check may be elaborate; it may not keep a node busy.
    private static final BigInteger GAS = BigInteger.valueOf(2_000_000);

    @Inject
    RpcPool rpc;

    @Inject
    EscrowSettings settings;

    @Override
    public Answer check(String wallet, byte[] digest, byte[] signature) {
        Function question =
                new Function("isValidSignature", List.of(new Bytes32(digest), new DynamicBytes(signature)), List.of());
        Transaction call = new Transaction(
                settings.contract(), null, null, GAS, wallet, BigInteger.ZERO, FunctionEncoder.encode(question));
        try {
            boolean valid = rpc.agreed(
                    "a contract wallet",
                    node -> says(node.send(web3j -> web3j.ethCall(call, DefaultBlockParameterName.LATEST))));
            return valid ? Answer.VALID : Answer.INVALID;
        } catch (ChainUnavailable e) {
            return Answer.UNAVAILABLE;
        }
    }

    /** A call that reverts says no; an account without code says nothing. */
    private static boolean says(EthCall answer) {
        String value = answer.hasError() || answer.getValue() == null ? "" : answer.getValue();
        return value.length() >= WORD_END
                && value.substring(0, WORD_END).toLowerCase(Locale.ROOT).equals(MAGIC);
    }
}
