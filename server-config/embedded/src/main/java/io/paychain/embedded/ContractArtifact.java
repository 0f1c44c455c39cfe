package io.paychain.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Uint16;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.crypto.Hash;
import org.web3j.utils.Numeric;

/** The committed ABI and creation code of the escrow contract. */
final class ContractArtifact {

    private static final String FOLDER = "contract/";

    private ContractArtifact() {}

    /** Returns Keccak-256 of the ABI file, hexadecimal with {@code 0x}. */
    static String abiHash() {
        return Numeric.toHexString(Hash.sha3(read("PayChainEscrow.json")));
    }

    /**
     * Returns the creation code with the constructor's arguments.
     *
     * @param owner takes the fees and sets the gate
     * @param gate signs vouchers
     * @param minFeeBps least fee of a job that can be accepted, in 1/10 000
     */
    static String creationCode(String owner, String gate, int minFeeBps) {
        String code = new String(read("PayChainEscrow.bin"), StandardCharsets.US_ASCII).trim();
        return Numeric.prependHexPrefix(code)
                + FunctionEncoder.encodeConstructor(
                        List.of(new Address(owner), new Address(gate), new Uint16(minFeeBps)));
    }

    /**
     * Returns the creation code of a coin of development chains with the constructor's arguments.
     *
     * @param each what every holder gets, in its smallest unit
     */
    static String coinCode(String name, String symbol, String owner, List<String> holders, BigInteger each) {
        String code = new String(read("TestCoin.bin"), StandardCharsets.US_ASCII).trim();
        List<Address> addresses = holders.stream().map(Address::new).toList();
        return Numeric.prependHexPrefix(code)
                + FunctionEncoder.encodeConstructor(List.of(
                        new Utf8String(name),
                        new Utf8String(symbol),
                        new Address(owner),
                        new DynamicArray<>(Address.class, addresses),
                        new Uint256(each)));
    }

    private static byte[] read(String file) {
        try (InputStream in = ContractArtifact.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + FOLDER + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
