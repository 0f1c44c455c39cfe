package io.paychain.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.EJBException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures of the database as clients see them: what passes is 503, a lost race 409, a bug 500; never its text. */
class ProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "08001, 503",
        "08006, 503",
        "57P01, 503",
        "57P03, 503",
        "53300, 503",
        "53100, 503",
        ", 503",
        "40001, 409",
        "40P01, 409",
        "55P03, 409",
        "23505, 500",
        "42703, 500"
    })
    void databaseFailures_haveTheirStatus(String state, int status) {
        SQLException sql = new SQLException("secret text of the driver", state);
        ProblemDocument problem = Problems.document(new EJBException(new IllegalStateException("wrapped", sql)), "/x");
        assertEquals(status, problem.status());
        assertFalse(problem.toString().contains("secret"), "its text stays inside");
    }

    /** As Payara wraps a connection that dies at commit. */
    @Test
    void lostCommit_isUnavailable() {
        SystemException commit = new SystemException("secret text of the server");
        commit.initCause(new XAException("connection closed"));
        assertEquals(503, Problems.document(new EJBException(commit), "/x").status());
        assertEquals(
                503,
                Problems.document(new RuntimeException(new XAException("closed")), "/x")
                        .status());
    }

    @Test
    void poolFailure_withAKnownCause_isWhatItsCauseIs() {
        SQLException pool = new SQLException("no connection", new SQLException("duplicate", "23505"));
        assertEquals(503, Problems.document(pool, "/x").status());
        SQLException refused = new SQLException("no connection", new Refusal(CommonProblem.FORBIDDEN, "no"));
        assertEquals(403, Problems.document(refused, "/x").status());
    }
}
