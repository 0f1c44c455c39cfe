package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.ChainUnavailable;
import io.paychain.escrow.domain.EscrowChain.ContractFunds;
import io.paychain.escrow.domain.EscrowChain.OnchainJob;
import io.paychain.escrow.domain.Hex32;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Bytes32;

/** The contract's reading calls that we need; their answers are single words. */
final class ContractCalls {

    private static final int JOB_WORDS = 11;
    private static final int JOB_WORKER = 3;
    private static final int JOB_STATUS = 9;
    private static final int JOB_ROUND = 10;

    private static final int STATS_WORDS = 4;
    private static final int STATS_FEES = 1;
    private static final int STATS_PENDING = 2;
    private static final int STATS_BALANCE = 3;

    private ContractCalls() {}

    static String job(String id) {
        return FunctionEncoder.encode(new Function("getJob", List.of(new Bytes32(Hex32.bytes(id))), List.of()));
    }

    static OnchainJob onchainJob(String answer) {
        requireWords(answer, JOB_WORDS);
        return new OnchainJob(
                number(answer, JOB_STATUS).intValueExact(),
                number(answer, JOB_ROUND).intValueExact(),
                "0x" + word(answer, JOB_WORKER).substring(24));
    }

    /** Null asks for ether. */
    static String stats(@Nullable String token) {
        return FunctionEncoder.encode(
                token == null
                        ? new Function("getContractStats", List.of(), List.of())
                        : new Function("getAssetStats", List.of(new Address(token)), List.of()));
    }

    static String balanceOf(String address) {
        return FunctionEncoder.encode(new Function("balanceOf", List.of(new Address(address)), List.of()));
    }

    static String pending(String address, String token) {
        return FunctionEncoder.encode(
                new Function("pending", List.of(new Address(address), new Address(token)), List.of()));
    }

    /** An answer of one number. */
    static BigInteger number(String answer) {
        requireWords(answer, 1);
        return number(answer, 0);
    }

    static ContractFunds funds(String answer) {
        requireWords(answer, STATS_WORDS);
        return new ContractFunds(
                number(answer, STATS_BALANCE), number(answer, STATS_FEES), number(answer, STATS_PENDING));
    }

    private static void requireWords(String answer, int words) {
        if (answer.length() < 2 + words * 64) {
            throw new ChainUnavailable("the contract did not answer: is it deployed here?");
        }
    }

    private static BigInteger number(String answer, int index) {
        return new BigInteger(word(answer, index), 16);
    }

    private static String word(String answer, int index) {
        return answer.substring(2 + index * 64, 2 + (index + 1) * 64);
    }
}
