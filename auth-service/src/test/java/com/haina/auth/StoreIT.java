package com.haina.auth;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import com.haina.auth.running.Browser;
import com.haina.auth.running.RunningService;
import com.haina.testing.store.Scans;

import static org.assertj.core.api.Assertions.assertThat;

/** How the store is asked, by people and by the sweeps that run beside them. */
class StoreIT extends RunningService {

    @Autowired
    MongoOperations mongo;

    @Test
    void joiningSigningInAndEveryListFindTheirDocumentsByIndex() {
        Scans.none(mongo, () -> {
            var office = join("不扫描");
            var operator = colleague(office, newMobile(), "OPERATOR", null);
            operator.withToken(null).post("/api/auth/v1/session-refreshes", null);
            var administrator = signIn(office.mobile());
            for (var path : new String[] {
                "tenant",
                "accounts",
                "me",
                "operators?total=true",
                "operators?state=ACTIVE",
                "sessions",
                "audit-entries?total=true",
                "audit-entries?action=operator.invite",
                "audit-entries?actorId=" + office.operatorId(),
                "audit-entries?subjectType=operator&subjectId=x",
                "audit-entries?from=2026-01-01T00:00:00Z"
            }) {
                Browser.Answer answer = administrator.get("/api/auth/v1/" + path);
                assertThat(answer.status()).as(path).isEqualTo(200);
            }
            administrator.delete("/api/auth/v1/sessions", Map.of());
        });
    }
}
