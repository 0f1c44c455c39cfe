package io.paychain.escrow.domain;

import java.util.HexFormat;

/** 32-byte words as 0x text. */
public final class Hex32 {

    private static final HexFormat HEX = HexFormat.of();

    private Hex32() {}

    /** Lower-case 0x text of the bytes. */
    public static String text(byte[] bytes) {
        return "0x" + HEX.formatHex(bytes);
    }

    /**
     * The 32 bytes of a 0x text.
     *
     * @throws IllegalArgumentException when it is not 0x and 64 hex digits
     */
    public static byte[] bytes(String text) {
        if (text.length() != 66 || !text.startsWith("0x")) {
            throw new IllegalArgumentException("not a 32-byte word: " + text);
        }
        return HEX.parseHex(text, 2, 66);
    }
}
