package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Keys.Fee;
import io.paychain.escrow.domain.Keys.SignedTransaction;
import io.paychain.escrow.domain.SignedCall;
import io.paychain.escrow.domain.TestWallet.Call;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Locale;
import java.util.Optional;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.crypto.transaction.type.Transaction1559;
import org.web3j.utils.Numeric;

/** EIP-1559 transactions: written for the contract, and read back from others. */
final class Transactions {

    private static final System.Logger LOG = System.getLogger(Transactions.class.getName());

    private static final BigInteger TRANSFER_GAS = BigInteger.valueOf(21_000);

    private Transactions() {}

    static SignedTransaction sign(EscrowSettings settings, Credentials by, Call call) {
        RawTransaction transaction = RawTransaction.createTransaction(
                settings.chainId(),
                BigInteger.valueOf(call.nonce()),
                call.gasLimit(),
                settings.contract(),
                call.value(),
                call.data(),
                call.fee().priority(),
                call.fee().max());
        return sign(settings, by, transaction);
    }

    /** To the signer itself, moving nothing. */
    static SignedTransaction signEmpty(EscrowSettings settings, Credentials by, long nonce, Fee fee) {
        RawTransaction transaction = RawTransaction.createTransaction(
                settings.chainId(),
                BigInteger.valueOf(nonce),
                TRANSFER_GAS,
                by.getAddress(),
                BigInteger.ZERO,
                "",
                fee.priority(),
                fee.max());
        return sign(settings, by, transaction);
    }

    private static SignedTransaction sign(EscrowSettings settings, Credentials by, RawTransaction transaction) {
        byte[] raw = TransactionEncoder.signMessage(transaction, settings.chainId(), by);
        return new SignedTransaction(Numeric.toHexString(Hash.sha3(raw)), Numeric.toHexString(raw));
    }

    /**
     * Reads a signed transaction back. Only EIP-1559: the older kinds may be bound to no chain at all.
     *
     * @param raw 0x text
     */
    static Optional<SignedCall> read(String raw) {
        try {
            return TransactionDecoder.decode(raw) instanceof SignedRawTransaction signed
                            && signed.getTransaction() instanceof Transaction1559 call
                    ? Optional.of(read(raw, signed, call))
                    : Optional.empty();
        } catch (RuntimeException | SignatureException e) { // the decoder has no exception of its own
            LOG.log(Level.DEBUG, "not a signed transaction", e);
            return Optional.empty();
        }
    }

    private static SignedCall read(String raw, SignedRawTransaction signed, Transaction1559 call)
            throws SignatureException {
        return new SignedCall(
                Numeric.toHexString(Hash.sha3(Numeric.hexStringToByteArray(raw))),
                call.getChainId(),
                signed.getFrom().toLowerCase(Locale.ROOT),
                String.valueOf(call.getTo()).toLowerCase(Locale.ROOT),
                call.getValue(),
                Numeric.prependHexPrefix(call.getData()).toLowerCase(Locale.ROOT));
    }
}
