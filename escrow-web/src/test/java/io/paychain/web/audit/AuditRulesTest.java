package io.paychain.web.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paychain.web.access.Access;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests the audit trail remembers. */
class AuditRulesTest {

    @ParameterizedTest
    @CsvSource({
        "200, POST, auth/login,        login,          PUBLIC,    true",
        "401, POST, auth/login,        login,          PUBLIC,    true",
        "400, POST, auth/login,        login,          PUBLIC,    true",
        "200, POST, auth/nonce/0x1,    createNonce,    PUBLIC,    false",
        "200, POST, auth/refresh,      refresh,        PUBLIC,    false",
        "401, POST, auth/refresh,      refresh,        PUBLIC,    true",
        "204, POST, auth/logout,       logout,         SIGNED_IN, true",
        "200, GET,  jobs,              listJobs,       PUBLIC,    false",
        "201, POST, jobs,              createJob,      SIGNED_IN, false",
        "403, POST, jobs,              createJob,      SIGNED_IN, true",
        "401, GET,  users/me,          me,             SIGNED_IN, true",
        "200, GET,  admin/audit,       listAuditEntries, ROLE,    false",
        "200, GET,  admin/audit/export, exportAuditEntries, ROLE, true",
        "200, PUT,  users/42,          updateUser,     SIGNED_IN, true",
        "200, GET,  users/42,          getUser,        SIGNED_IN, false",
        "200, PUT,  organisations/5/members/7, changeMember, SIGNED_IN, true",
        "200, GET,  organisations/5/members,   listMembers,  SIGNED_IN, false",
        "202, POST, admin/x/1/retry,   retry,          ROLE,      true",
        "503, POST, admin/chain/backfill, backfillChain, ROLE,    true",
        "202, POST, broadcast,         broadcast,      SERVICE,   true",
        "404, GET,  nothing,           unknown,        ,          false",
    })
    void remembers(
            int status, String method, String path, String operation, Access.@Nullable Rule rule, boolean expected) {
        assertEquals(expected, AuditRules.remembered(status, method, path, operation, rule));
    }
}
