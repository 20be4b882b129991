package com.haina.simulators.sdk;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.SimulatorTest;

import static com.haina.simulators.sdk.AccountUnderTest.error;
import static org.assertj.core.api.Assertions.assertThat;

/** The answers that stand on WeChat's own site, as the SDK reads them. */
@SimulatorTest
class AutoRepliesWithSdkTests {

    @Autowired
    private Control control;

    private AccountUnderTest account;

    @BeforeEach
    void join() {
        account = new AccountUnderTest(control);
    }

    @Test
    void anAccountBeginsWithoutAny() throws Exception {
        var info = account.mp.getCurrentAutoReplyInfo();

        assertThat(info.getIsAddFriendReplyOpen()).isFalse();
        assertThat(info.getIsAutoReplyOpen()).isFalse();
        assertThat(info.getKeywordAutoReplyInfo()).isNull();
    }

    @Test
    void whatTheOwnerHasSetUpIsRead() throws Exception {
        control.put(
                "/sim/api/accounts/" + account.appId + "/site-replies",
                Map.of(
                        "onFollow",
                        "欢迎回家",
                        "otherwise",
                        "请稍候",
                        "rules",
                        List.of(Map.of(
                                "name",
                                "缴费",
                                "all",
                                true,
                                "createdAt",
                                1_764_288_000,
                                "keywords",
                                List.of(Map.of("word", "物业费", "exact", false), Map.of("word", "1", "exact", true)),
                                "replies",
                                List.of("每月十号前", "前台也可以")))));

        var info = account.mp.getCurrentAutoReplyInfo();
        assertThat(info.getIsAddFriendReplyOpen()).isTrue();
        assertThat(info.getIsAutoReplyOpen()).isTrue();
        assertThat(info.getAddFriendAutoReplyInfo().getContent()).isEqualTo("欢迎回家");
        assertThat(info.getMessageDefaultAutoReplyInfo().getContent()).isEqualTo("请稍候");
        var rule = info.getKeywordAutoReplyInfo().getList().getFirst();
        assertThat(rule.getRuleName()).isEqualTo("缴费");
        assertThat(rule.getReplyMode()).isEqualTo("reply_all");
        // The SDK multiplies seconds as int and gets a day of 1969 from them.
        assertThat(account.mp.get("https://api.weixin.qq.com/cgi-bin/get_current_autoreply_info", null))
                .contains("\"create_time\":1764288000");
        assertThat(rule.getKeywordListInfo())
                .extracting(keyword -> keyword.getMatchMode() + " " + keyword.getContent())
                .containsExactly("contain 物业费", "equal 1");
        assertThat(rule.getReplyListInfo())
                .extracting(reply -> reply.getType() + " " + reply.getContent())
                .containsExactly("text 每月十号前", "text 前台也可以");
    }

    @Test
    void anyOfThreePermissionsIsEnough() throws Exception {
        for (int set : new int[] {1, 3, 15}) {
            account.grant(Map.of("permissions", List.of(set)));
            assertThat(account.mp.getCurrentAutoReplyInfo()).isNotNull();
        }
        account.grant(Map.of("permissions", List.of(2, 4, 7, 11)));
        assertThat(error(() -> account.mp.getCurrentAutoReplyInfo())).isEqualTo(61007);
    }
}
