package com.haina.wechat.callback;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import com.haina.contracts.account.AccountToken;
import com.haina.contracts.publishtest.PublishTestApi;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.running.Pushes;
import com.haina.wechat.running.RunningService;
import com.haina.weixin.CallbackXml;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The automatic test before 全网发布, run by the simulated WeChat. */
@Import(PublishTestIT.Component.class)
class PublishTestIT extends RunningService {

    private static final String APP_ID = "wx8e1097c5bc82cde9";
    private static final String USER_NAME = "gh_3f222ed8d140";

    private final MongoOperations store;

    PublishTestIT(MongoOperations store) {
        this.store = store;
    }

    @Test
    void whatWeChatAsksOfAPlatformIsAnsweredForEachOfItsAccounts() {
        for (String account : new String[] {"wx570bc396a51b8ff8", "wx14550af28c71a144"}) {
            JsonNode steps = Simulators.call("POST", "/sim/api/publish-tests", Map.of("appId", account))
                    .path("steps");
            assertThat(passed(steps, "TEXT")).as("%s", steps).isTrue();
            assertThat(passed(steps, "QUERY_AUTH_CODE")).as("%s", steps).isTrue();
            assertThat(store.exists(Query.query(Criteria.where("appId").is(account)), ReceivedMessage.class))
                    .as("what is kept of it")
                    .isFalse();
        }
    }

    @Test
    void aCodeThatComesTwiceIsAnsweredWithNothingBothTimesAndExchangedOnce() {
        Component.EXCHANGED.set(0);
        Pushes pushes = new Pushes(APP_ID);
        for (int i = 0; i < 2; i++) {
            var answer = pushes.push(to(USER_NAME, Pushes.text("oTEST", "QUERY_AUTH_CODE:twice", "m" + i)));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
        pushes.push(to(USER_NAME, Pushes.text("oTEST", "QUERY_AUTH_CODE:other", "m3")));
        Awaitility.await().until(() -> Component.EXCHANGED.get() == 2);
    }

    @Test
    void anEventIsAnsweredWithItsName() {
        String xml = to(USER_NAME, Pushes.event("oTEST", "LOCATION", "", Instant.now()));
        String answer = Pushes.opened(new Pushes(APP_ID).push(xml).body());
        assertThat(CallbackXml.read(answer))
                .containsEntry("Content", "LOCATIONfrom_callback")
                .containsEntry("ToUserName", "oTEST")
                .containsEntry("FromUserName", USER_NAME);
    }

    @Test
    void theSameWordsToATenantsAccountAreNoTest() {
        String appId = authority.newAccount("tenant-publish-test");
        assertThat(new Pushes(appId)
                        .push(Pushes.text("oAAA", "TESTCOMPONENT_MSG_TYPE_TEXT", "m1"))
                        .body())
                .isEqualTo("success");
        assertThat(new Pushes(APP_ID)
                        .push(to("gh_other", Pushes.text("oAAA", "TESTCOMPONENT_MSG_TYPE_TEXT", "m1")))
                        .body())
                .as("another receiver than the address says")
                .isEqualTo("success");
    }

    private static boolean passed(JsonNode steps, String name) {
        return steps.valueStream()
                .filter(step -> step.path("name").asString().equals(name))
                .anyMatch(step -> step.path("passed").asBoolean());
    }

    private static String to(String userName, String xml) {
        return xml.replace("gh_1", userName);
    }

    /** In place of auth-service, which is another module; what it does with codes is tested there. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Component {

        static final AtomicInteger EXCHANGED = new AtomicInteger();

        @Bean
        @Primary
        PublishTestApi component() {
            return code -> {
                EXCHANGED.incrementAndGet();
                JsonNode account = Simulators.call("GET", "/sim/api/accounts", null)
                        .valueStream()
                        .filter(one -> one.path("name").asString().equals("全网发布检测"))
                        .filter(one -> one.path("authorized").asBoolean())
                        .findFirst()
                        .orElseThrow();
                String token = Simulators.call(
                                "POST",
                                "/sim/api/accounts/" + account.path("appId").asString() + "/grants",
                                Map.of())
                        .path("accessToken")
                        .asString();
                return new AccountToken(token, Instant.now().plusSeconds(7000));
            };
        }
    }
}
