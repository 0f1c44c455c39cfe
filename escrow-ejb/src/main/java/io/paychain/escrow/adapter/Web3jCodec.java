package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.Fundings.PreparedFunding;
import io.paychain.escrow.domain.Hex32;
import io.paychain.escrow.domain.SignedCall;
import io.paychain.escrow.domain.Terms;
import io.paychain.escrow.domain.TypedText;
import io.paychain.platform.crypto.EthereumSignature;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint8;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;
import org.web3j.utils.Numeric;

/** The contract's encodings by web3j. */
@ApplicationScoped
public class Web3jCodec implements EscrowCodec {

    private static final int WORD = 32;

    @Override
    public String keccak(String text) {
        return Hex32.text(Hash.sha3(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String jobId(String employer, String termsHash, Terms terms, @Nullable String token) {
        List<Type<?>> words =
                new ArrayList<>(List.of(new Address(employer), bytes32(termsHash), new Uint256(terms.word())));
        if (token != null) {
            words.addAll(List.of(new Address(token), Bytes32.DEFAULT));
        }
        String encoded = FunctionEncoder.encodeConstructor(List.copyOf(words));
        return Hex32.text(Hash.sha3(Numeric.hexStringToByteArray(encoded)));
    }

    @Override
    public String digest(TypedText text) {
        return Hex32.text(Eip712.digest(text));
    }

    @Override
    public Optional<String> signer(TypedText text, String signature) {
        return EthereumSignature.parse(signature).flatMap(given -> given.signer(Eip712.digest(text)));
    }

    @Override
    public String createJob(String termsHash, Terms terms, @Nullable String token) {
        Uint256 word = new Uint256(terms.word());
        return token == null
                ? call("createJob", bytes32(termsHash), word)
                : call("createJobWith", bytes32(termsHash), word, new Address(token), Bytes32.DEFAULT);
    }

    @Override
    public String createJobByAuthorization(PreparedFunding funding, long validBefore, String signature) {
        byte[] signed = signature(signature).bytes();
        return call(
                "createJobByAuthorization",
                new StaticStruct(
                        new Address(funding.employer()),
                        bytes32(funding.termsHash()),
                        new Uint256(funding.terms().word()),
                        new Address(funding.token()),
                        Bytes32.DEFAULT),
                new StaticStruct(
                        Uint256.DEFAULT,
                        new Uint256(BigInteger.valueOf(validBefore)),
                        new Uint8(signed[2 * WORD]),
                        new Bytes32(Arrays.copyOf(signed, WORD)),
                        new Bytes32(Arrays.copyOfRange(signed, WORD, 2 * WORD))));
    }

    @Override
    public String approve(String spender, BigInteger amount) {
        return call("approve", new Address(spender), new Uint256(amount));
    }

    @Override
    public String acceptJob(Escrow escrow, String worker, Signed signature, Signed voucher) {
        return call(
                "acceptJob",
                bytes32(escrow.onchainId()),
                bytes32(escrow.termsHash()),
                new Uint256(escrow.terms().word()),
                new Address(worker),
                time(signature),
                bytes(signature),
                time(voucher),
                bytes(voucher));
    }

    @Override
    public String bySignature(String function, String id, Signed signature) {
        return call(function, bytes32(id), time(signature), bytes(signature));
    }

    @Override
    public String reopen(String id, long acceptWithin, Signed signature) {
        return call("reopenBySig", bytes32(id), new Uint32(acceptWithin), time(signature), bytes(signature));
    }

    @Override
    public String reopen(String id, long acceptWithin) {
        return call("reopen", bytes32(id), new Uint32(acceptWithin));
    }

    @Override
    public String settle(String id, BigInteger toWorker, Signed byEmployer, Signed byWorker) {
        return call("settle", bytes32(id), new Uint256(toWorker), time(byEmployer), bytes(byEmployer), bytes(byWorker));
    }

    @Override
    public String amend(Amendment amendment, Signed byEmployer, Signed byWorker) {
        return call(
                "amend",
                bytes32(amendment.id()),
                new Uint32(amendment.newClock()),
                bytes32(amendment.newTermsHash()),
                time(byEmployer),
                bytes(byEmployer),
                bytes(byWorker));
    }

    @Override
    public String rule(String id, BigInteger toWorker) {
        return call("rule", bytes32(id), new Uint256(toWorker));
    }

    @Override
    public String ofJob(String function, String id) {
        return call(function, bytes32(id));
    }

    @Override
    public Optional<SignedCall> signedCall(String raw) {
        return Transactions.read(raw);
    }

    @Override
    public String checksummed(String address) {
        return Keys.toChecksumAddress(address);
    }

    private static String call(String function, Type<?>... arguments) {
        return FunctionEncoder.encode(new Function(function, Arrays.asList(arguments), List.of()));
    }

    private static Bytes32 bytes32(String text) {
        return new Bytes32(Hex32.bytes(text));
    }

    private static Uint256 time(Signed signed) {
        return new Uint256(BigInteger.valueOf(signed.validUntil()));
    }

    // A contract's is passed on as it is: the same 65 bytes may mean something else to it than to us.
    private static DynamicBytes bytes(Signed signed) {
        return signed.byContract()
                ? new DynamicBytes(Numeric.hexStringToByteArray(signed.signature()))
                : new DynamicBytes(signature(signed.signature()).bytes());
    }

    private static EthereumSignature signature(String text) {
        return EthereumSignature.parse(text).orElseThrow(() -> new IllegalArgumentException("not a signature"));
    }
}
