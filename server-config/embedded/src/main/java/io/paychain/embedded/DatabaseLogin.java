package io.paychain.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How one role reaches the database.
 *
 * @param url JDBC URL without credentials
 * @param user role name
 * @param password clear-text password; never shown by {@link #toString()}
 */
public record DatabaseLogin(String url, String user, String password) {

    /**
     * Opens a plain, unpooled connection.
     *
     * @throws SQLException when the database cannot be reached or refuses the role
     */
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return "DatabaseLogin[url=" + url + ", user=" + user + "]";
    }
}
