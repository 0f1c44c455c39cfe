package io.paychain.embedded;

import org.web3j.crypto.Credentials;

/**
 * An account of the public test mnemonic. Its key is known to the whole world: never give it real money.
 *
 * @param index position in the derivation path {@code m/44'/60'/0'/0/index}
 * @param address in EIP-55 form
 * @param privateKey hexadecimal with {@code 0x}, 32 bytes
 */
public record DevAccount(int index, String address, String privateKey) {

    /** Returns the account as web3j signs with it. */
    public Credentials credentials() {
        return Credentials.create(privateKey);
    }

    @Override
    public String toString() {
        return "DevAccount[index=" + index + ", address=" + address + "]";
    }
}
