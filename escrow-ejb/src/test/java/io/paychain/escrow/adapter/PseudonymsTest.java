package io.paychain.escrow.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose money it is, in the ledger's words: nobody who reads the books alone can tell. */
class PseudonymsTest {

    private static final String PEPPER = "paychain.hash.pepper";

    @AfterEach
    void forget() {
        System.clearProperty(PEPPER);
    }

    /** The value is openssl's: {@code printf %s 0xf39… | openssl dgst -sha256 -hmac 0123…}. */
    @Test
    void d21_d52_anAddressStandsInTheLedger_asItsHmacWithThePepper() {
        System.setProperty(PEPPER, "0123456789abcdef0123456789abcdef");
        Pseudonyms pseudonyms = new Pseudonyms();
        pseudonyms.load();
        assertEquals(
                "17ff646d661e6e8003f632a0fc98c92396b2471ca5752709fa29452828985cf5",
                pseudonyms.of("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266"));
    }
}
