package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain.OnchainJob;
import io.paychain.escrow.domain.Hex32;
import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Bytes32;

/** {@code getJob}: eleven words, of which the relayer needs three. */
final class JobCall {

    private static final int WORDS = 11;
    private static final int WORKER = 3;
    private static final int STATUS = 9;
    private static final int ROUND = 10;

    private JobCall() {}

    static String data(String id) {
        return FunctionEncoder.encode(new Function("getJob", List.of(new Bytes32(Hex32.bytes(id))), List.of()));
    }

    static OnchainJob read(String answer) {
        if (answer.length() < 2 + WORDS * 64) {
            throw new ChainUnavailable("the contract did not answer: is it deployed here?");
        }
        return new OnchainJob(
                number(answer, STATUS),
                number(answer, ROUND),
                "0x" + word(answer, WORKER).substring(24));
    }

    private static int number(String answer, int index) {
        return new BigInteger(word(answer, index), 16).intValueExact();
    }

    private static String word(String answer, int index) {
        return answer.substring(2 + index * 64, 2 + (index + 1) * 64);
    }
}
