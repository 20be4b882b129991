package com.haina.wechat.outbound;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.testing.simulators.Simulators;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.running.RunningService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Through the unmodified SDK to the simulated WeChat, which holds to the windows and misbehaves when told to. */
class SendingIT extends RunningService {

    private static final String SEND = "/cgi-bin/message/custom/send";

    @Autowired
    SendCustomerService send;

    @Autowired
    OutboundMessages messages;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    Lanes lanes;

    private String tenant = "";
    private String appId = "";
    private String openId = "";
    private String phone = "";

    @BeforeEach
    void somebodyWhoWrote() {
        tenant = "t-" + UUID.randomUUID();
        appId = authority.newAccount(tenant);
        accounts.known(appId);
        phone = "/sim/api/persons/p5/accounts/" + appId;
        Simulators.call("PUT", phone + "/follow", null);
        Simulators.call("POST", phone + "/messages", Map.of("text", "在吗"));
        openId = Simulators.call("GET", "/sim/api/persons/p5/openids/" + appId, null)
                .get("openId")
                .asString();
    }

    @Test
    void aTextStandsInTheChat() {
        String words = "水管已修好 " + UUID.randomUUID();
        assertThat(text(words).state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(chat()).contains(words);
    }

    @Test
    void aCardThatLeadsToAPageStandsInTheChat() {
        String words = "缴费通知 " + UUID.randomUUID();
        Outcome sent = CurrentTenant.call(
                tenant,
                () -> send.send(
                        appId, openId, Content.link(words, "十一月物业费", "http://127.0.0.1:8080/m/home", null), null));
        assertThat(sent.state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(chat()).contains(words);
    }

    @Test
    void afterTheWindowNothingLeavesAndTheReasonIsKept() {
        Simulators.call("POST", phone + "/windows/expiry", Map.of("inSeconds", 0));
        Outcome refused = text("晚了");
        assertThat(refused.state()).isEqualTo(MessageState.FAILED);
        assertThat(refused.code()).isEqualTo(45015);
    }

    @Test
    void anAnswerThatIsCutOffLeavesAMessageThatIsNotSentAgain() {
        Simulators.fault(Map.of("kind", "CUT", "path", SEND, "count", 1));
        String words = "只此一次 " + UUID.randomUUID();
        Outcome sent = text(words);
        assertThat(sent.state()).isEqualTo(MessageState.UNCERTAIN);
        assertThat(chat().split(words, -1)).as("once in the chat").hasSize(2);
    }

    @Test
    void aTokenThatEndedIsRenewedOnceOnTheWay() {
        Simulators.fault(Map.of("kind", "ERROR", "path", SEND, "code", 40001, "count", 1));
        assertThat(text("令牌已更新").state()).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void tooManyInAMinuteWaitAndAreNotLost() {
        Simulators.fault(Map.of("kind", "ERROR", "path", SEND, "code", 45011, "count", 1));
        Outcome waiting = text("稍后再发");
        assertThat(waiting.state()).isEqualTo(MessageState.PLANNED);
        assertThat(waiting.code()).isEqualTo(45011);
        lanes.resume(appId);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> CurrentTenant.call(
                        tenant, () -> messages.get(waiting.messageId()).state() == MessageState.ACCEPTED));
    }

    private Outcome text(String words) {
        return CurrentTenant.call(tenant, () -> send.send(appId, openId, Content.text(words), null));
    }

    private static String chat() {
        return Simulators.call("GET", "/sim/api/persons/p5/chats", null).toString();
    }
}
