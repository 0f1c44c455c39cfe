package io.paychain.simulation;

/** Names for the things of a history, in the forms that the product checks. */
final class Words {

    static final String EMPLOYER = address("e1");
    static final String ANNE = address("a1");
    /** A contract wallet that refuses ether. */
    static final String HOSTILE = address("b1");
    /** Has a wallet, but no account with us. */
    static final String STRANGER = address("5a");

    static final String ARBITER = address("c1");
    static final String RELAYER = address("f1");
    static final String GATE = address("f2");
    static final String OWNER = address("f3");
    static final String CONTRACT = address("cc");
    static final String NOBODY = address("00");

    static final int ARBITER_ID = 1;
    static final int FEE_BPS = 200;

    private Words() {}

    private static String address(String ending) {
        return "0x" + "0".repeat(38) + ending;
    }

    /** A 32-byte word; the kind keeps words of different things apart. */
    static String word(char kind, long number) {
        String digits = Long.toHexString(number);
        return "0x" + kind + "0".repeat(63 - digits.length()) + digits;
    }
}
