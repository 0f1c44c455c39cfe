package io.paychain.testkit;

/** People with wallets who never signed in, for tests of something else. */
public final class People {

    private People() {}

    /**
     * Adds one, at {@code <name>@example.org}.
     *
     * @param wallet lower-case 0x address
     * @param type {@code employer} or {@code worker}
     * @return the user's id
     */
    public static long add(TestApp app, String name, String wallet, String type) {
        String hash = wallet.substring(2) + "0".repeat(24);
        app.sql("with u as (insert into users (username, username_key, wallet_address, wallet_address_hash, email,"
                + " user_type) values ('" + name + "', '" + name + "', '" + wallet + "', '" + hash + "', '" + name
                + "@example.org', '" + type + "') returning id, wallet_address, wallet_address_hash)"
                + " insert into user_wallet (address, address_hash, user_id, added_at)"
                + " select wallet_address, wallet_address_hash, id, now() from u");
        return app.number("select id from users where username = '" + name + "'");
    }

    /** Connects another wallet, lower-case, to somebody's account. */
    public static void addWallet(TestApp app, long userId, String wallet) {
        app.sql("insert into user_wallet (address, address_hash, user_id, added_at) values ('" + wallet + "', '"
                + wallet.substring(2) + "0".repeat(24) + "', " + userId + ", now())");
    }
}
