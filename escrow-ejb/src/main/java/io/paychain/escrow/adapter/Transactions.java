package io.paychain.escrow.adapter;

import io.paychain.escrow.domain.EscrowSettings;
import io.paychain.escrow.domain.Keys.SignedTransaction;
import io.paychain.escrow.domain.TestWallet.Call;
import java.math.BigInteger;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** EIP-1559 transactions to the contract. */
final class Transactions {

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
        byte[] raw = TransactionEncoder.signMessage(transaction, settings.chainId(), by);
        return new SignedTransaction(Numeric.toHexString(Hash.sha3(raw)), Numeric.toHexString(raw));
    }
}
