package io.paychain.escrow.adapter;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Places where tests kill the server: the system property {@code paychain.crash} names one. Without
 * demo mode the property means nothing.
 */
public final class CrashPoints {

    private static final String NAME = System.getProperty("paychain.crash", "");
    private static final int KILLED = 137;

    private CrashPoints() {}

    /** Dies here, as by kill -9, when this point is named. */
    public static void at(String point) {
        if (!NAME.isEmpty() && NAME.equals(point) && demo()) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private static boolean demo() {
        return ConfigProvider.getConfig()
                .getOptionalValue("paychain.demo", Boolean.class)
                .orElse(false);
    }
}
