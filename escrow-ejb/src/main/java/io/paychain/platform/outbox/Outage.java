package io.paychain.platform.outbox;

import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Set;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a failure of the surroundings from one of the event. An event is not to blame for a database
 * that is away, full or overloaded, nor for a lost race, so such failures are retried without end.
 */
final class Outage {

    private static final int MAX_CAUSES = 20;
    // SQLSTATE classes: connection, rollback (deadlock), resources, object not ready (locks), intervention, system.
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private Outage() {}

    /** True when trying the same event again later may well work. */
    static boolean passing(Throwable failure) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < MAX_CAUSES; t = t.getCause(), depth++) {
            if (t instanceof OutOfMemoryError
                    || t instanceof SystemException // the server's words for a connection that died at commit
                    || t instanceof XAException
                    || (t instanceof SQLException sql && passing(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Without a state it comes from the pool, not from PostgreSQL: no connection was to be had. */
    private static boolean passing(@Nullable String state) {
        return state == null || state.length() != 5 || PASSING.contains(state.substring(0, 2));
    }
}
