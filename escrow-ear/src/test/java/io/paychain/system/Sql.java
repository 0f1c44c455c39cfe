package io.paychain.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Statements in the product's database, as the application's role: moves stored times, for tests that cannot wait. */
final class Sql {

    private Sql() {}

    /** Runs a statement and answers how many rows it touched. */
    static int run(Product product, String statement, Object... values) {
        try (Connection connection = product.stack().database().app().open();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** The first column of the first row. */
    static String one(Product product, String query, Object... values) {
        try (Connection connection = product.stack().database().app().open();
                PreparedStatement prepared = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = prepared.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
