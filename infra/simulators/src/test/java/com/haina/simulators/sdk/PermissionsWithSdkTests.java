package com.haina.simulators.sdk;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.common.api.WxConsts;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.WxMpMassTagMessage;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;

import static com.haina.simulators.sdk.AccountUnderTest.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each group of APIs needs its permission set (func_info), as the SDK meets it. */
@SimulatorTest
class PermissionsWithSdkTests {

    private static final List<Integer> ALL = List.of(1, 2, 3, 4, 7, 11, 15);

    @Autowired
    private Control control;

    private AccountUnderTest account;

    @BeforeEach
    void join() {
        account = new AccountUnderTest(control);
    }

    static Stream<Arguments> groups() {
        return Stream.of(
                group("followers", List.of(2), mp -> mp.getUserService().userList(null)),
                group("tags", List.of(2), mp -> mp.getUserTagService().tagGet()),
                group("blacklist", List.of(2), mp -> mp.getBlackListService().getBlacklist(null)),
                group(
                        "customer service messages",
                        List.of(1),
                        mp -> mp.getKefuService()
                                .sendKefuMessage(WxMpKefuMessage.TEXT()
                                        .toUser("oNobody")
                                        .content("?")
                                        .build())),
                group(
                        "mass messages",
                        List.of(7),
                        mp -> mp.getMassMessageService().massGroupMessageSend(toAll())),
                group("templates", List.of(7), mp -> mp.getTemplateMsgService().getAllPrivateTemplate()),
                group(
                        "lasting materials",
                        List.of(11),
                        mp -> mp.getMaterialService().materialCount()),
                group("media", List.of(1, 3, 11), mp -> mp.getMaterialService().mediaDownload("gone")),
                group("drafts", List.of(11), mp -> mp.getDraftService().countDraft()),
                group(
                        "publications",
                        List.of(7),
                        mp -> mp.getFreePublishService().getPublicationRecords(0, 1, 1)),
                group(
                        "codes with a scene",
                        List.of(3),
                        mp -> mp.getQrcodeService().qrCodeCreateTmpTicket("s", 60)),
                group("menus", List.of(15), mp -> mp.getMenuService().menuTryMatch("oNobody")));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void withoutItsSetAnApiIsRefused(List<Integer> sets, Call call) {
        grant(ALL.stream().filter(set -> !sets.contains(set)).toList());

        assertThat(error(() -> call.with(account.mp))).isEqualTo(61007);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void oneOfItsSetsIsEnough(List<Integer> sets, Call call) {
        for (int set : sets) {
            grant(List.of(set));

            assertThat(codeOf(call)).as("set " + set).isNotEqualTo(61007);
        }
    }

    private void grant(List<Integer> sets) {
        account.grant(Map.of("permissions", sets));
    }

    /** 0 for a call that is answered. */
    private int codeOf(Call call) {
        try {
            call.with(account.mp);
            return 0;
        } catch (WxErrorException refused) {
            return refused.getError().getErrorCode();
        }
    }

    private static WxMpMassTagMessage toAll() {
        WxMpMassTagMessage message = new WxMpMassTagMessage();
        message.setSendAll(true);
        message.setMsgType(WxConsts.MassMsgType.MPNEWS);
        message.setMediaId("gone");
        return message;
    }

    private static Arguments group(String name, List<Integer> sets, Call call) {
        return arguments(named(name, sets), call);
    }

    private interface Call {

        void with(WxMpService mp) throws WxErrorException;
    }
}
