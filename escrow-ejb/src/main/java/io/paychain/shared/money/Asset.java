package io.paychain.shared.money;

/** An asset the platform can hold, with the number of decimals of its smallest unit (D34). */
public enum Asset {
    USD(2),
    EUR(2),
    KES(2),
    BTC(8),
    ETH(18),
    USDC(6),
    EURC(6);

    private final int scale;

    Asset(int scale) {
        this.scale = scale;
    }

    /** Decimals of the smallest unit: 18 for ETH means amounts are counted in wei. */
    public int scale() {
        return scale;
    }

    /** The name with its scale as the ledger writes it, for example {@code ETH/18}. */
    public String code() {
        return name() + "/" + scale;
    }
}
