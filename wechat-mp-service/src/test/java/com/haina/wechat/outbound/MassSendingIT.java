package com.haina.wechat.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.running.Pushes;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Mass messages at the simulated WeChat: to a tag, to a list, shown to one person before, and taken back. */
class MassSendingIT extends SendingAccount {

    private static final Duration MUCH_LATER = Duration.ofMinutes(10);

    @Autowired
    SendMass mass;

    @Test
    void aMassMessageTellsHowManyItReached() {
        outcome("MASS", "", MUCH_LATER);
        Outcome planned = toTag(tag(crowd(3)), words());
        until(planned, MessageState.ACCEPTED);
        String told = Pushes.event(who, "MASSSENDJOBFINISH", "", Instant.now())
                .replace(
                        "</xml>",
                        "<MsgID>" + message(planned).msgId()
                                + "</MsgID><Status><![CDATA[send success]]></Status><TotalCount>100</TotalCount>"
                                + "<FilterCount>80</FilterCount><SentCount>75</SentCount><ErrorCount>5</ErrorCount></xml>");
        new Pushes(app).push(told);
        until(planned, MessageState.DELIVERED);
        JsonNode shown = get("/messages/" + planned.messageId());
        assertThat(shown.get("state").asString()).isEqualTo("DELIVERED");
        assertThat(shown.get("planned").asInt()).isEqualTo(100);
        assertThat(shown.get("filtered").asInt()).isEqualTo(80);
        assertThat(shown.get("sent").asInt()).isEqualTo(75);
        assertThat(shown.get("failed").asInt()).isEqualTo(5);
        assertThat(post("/messages/" + planned.messageId() + "/deletion", null).getStatusCode())
                .as("a text cannot be taken back")
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void whoHasGotFourThisMonthIsLeftOutAndTheReceiptSaysSo() {
        List<String> crowd = crowd(3);
        int tag = tag(crowd);
        for (int month = 0; month < 4; month++) {
            Outcome one = toList(List.of(who, crowd.getFirst()), words());
            until(one, MessageState.DELIVERED);
        }
        Outcome planned = toTag(tag, words());
        until(planned, MessageState.DELIVERED);
        Receipt receipt = message(planned).receipt();
        assertThat(receipt).isEqualTo(new Receipt("send success", 3, 2, 2, 0));
        assertThat(get("/messages/" + planned.messageId()).path("tagId").asInt())
                .isEqualTo(tag);
    }

    @Test
    void aMassMessageThatWechatRefusesAfterwardsFailed() {
        outcome("MASS", "err(20001)", Duration.ZERO);
        Outcome planned = toTag(tag(crowd(2)), words());
        until(planned, MessageState.FAILED);
        assertThat(message(planned).receipt())
                .satisfies(receipt -> assertThat(receipt.status()).isEqualTo("err(20001)"));
    }

    @Test
    void aRepeatThatWechatKnowsWithoutSayingItsIdIsTaken() {
        refuse("message/mass/sendall", 45065, 1);
        until(toTag(tag(crowd(2)), words()), MessageState.ACCEPTED);
    }

    @Test
    void aListHearsItOnceHoweverOftenItIsAsked() {
        String words = words();
        List<String> some = List.of(who, crowd(1).getFirst());
        Outcome first = toList(some, words, "notice-7");
        until(first, MessageState.DELIVERED);
        assertThat(toList(some, words, "notice-7").messageId()).isEqualTo(first.messageId());
        assertThat(shown(words)).isOne();
        assertThat(message(first).receipt()).isEqualTo(new Receipt("send success", 2, 2, 2, 0));
    }

    @Test
    void withoutAPermissionItIsRefusedAndTheReasonIsRead() {
        refuse("message/mass/sendall", 48001, 1);
        Outcome planned = toTag(tag(crowd(2)), words());
        until(planned, MessageState.FAILED);
        JsonNode shown = get("/messages/" + planned.messageId());
        assertThat(shown.path("code").asInt()).isEqualTo(48001);
        assertThat(shown.path("verdict").asString()).isEqualTo("NOT_GRANTED");
    }

    @Test
    void onePersonSeesItBeforeAndNobodyElse() {
        String words = words();
        CurrentTenant.run(tenant, () -> mass.preview(app, who, null, Content.text(words)));
        assertThat(shown(words)).isOne();
        CurrentTenant.run(tenant, () -> mass.preview(app, null, "p5", Content.text(words)));
        assertThat(shown(words)).isEqualTo(2);
        assertThatThrownBy(() -> CurrentTenant.run(
                        tenant, () -> mass.preview(app, null, "nobody-of-this-name", Content.text(words))))
                .isInstanceOfSatisfying(
                        WechatFailure.class,
                        failure -> assertThat(failure.errcode()).isEqualTo(40132));
        assertThat(get("/messages").path("items")).isEmpty();
    }

    private static String words() {
        return "社区活动 " + UUID.randomUUID();
    }

    private Outcome toTag(int tag, String words) {
        return CurrentTenant.call(tenant, () -> mass.send(app, Audience.tag(tag), Content.text(words), null));
    }

    private Outcome toList(List<String> openids, String words) {
        return toList(openids, words, UUID.randomUUID().toString());
    }

    private Outcome toList(List<String> openids, String words, String reference) {
        return CurrentTenant.call(tenant, () -> mass.send(app, Audience.list(openids), Content.text(words), reference));
    }

    /** A new tag that these followers have. */
    private int tag(List<String> openIds) {
        int tag = atWechat(app, "tags/create", Map.of("tag", Map.of("name", "三期")))
                .path("tag")
                .path("id")
                .asInt();
        atWechat(app, "tags/members/batchtagging", Map.of("openid_list", openIds, "tagid", tag));
        return tag;
    }
}
