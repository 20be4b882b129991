package com.haina.simulators.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.SimulatorTest;

import me.chanjar.weixin.mp.bean.result.WxMpUser;
import me.chanjar.weixin.mp.bean.result.WxMpUserList;

import static com.haina.simulators.sdk.AccountUnderTest.error;
import static org.assertj.core.api.Assertions.assertThat;

/** 用户管理 as the SDK sees it. */
@SimulatorTest
class FollowersWithSdkTests {

    @Autowired
    private Control control;

    private AccountUnderTest account;

    @BeforeEach
    void join() {
        account = new AccountUnderTest(control);
    }

    @Test
    void anAccountWithoutFollowersHasAnEmptyList() throws Exception {
        WxMpUserList list = account.mp.getUserService().userList(null);
        assertThat(list.getTotal()).isZero();
        assertThat(list.getOpenids()).isEmpty();
        assertThat(list.getNextOpenid()).isEmpty();
    }

    @Test
    void aLongListComesInPagesOfTenThousandAndEndsWithAnEmptyOne() throws Exception {
        crowd(20_001);
        String follower = account.follower("陈桂芳").openId;

        List<String> all = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        String next = null;
        do {
            WxMpUserList page = account.mp.getUserService().userList(next);
            assertThat(page.getTotal()).isEqualTo(20_002);
            pages.add(page.getCount());
            all.addAll(page.getOpenids());
            next = page.getNextOpenid();
        } while (!next.isEmpty());
        assertThat(pages).containsExactly(10_000, 10_000, 2, 0);
        assertThat(all).doesNotHaveDuplicates().hasSize(20_002).contains(follower);

        crowd(20_000);
        assertThat(account.mp.getUserService().userInfo(all.getFirst()).getSubscribe())
                .isTrue();
        assertThat(account.mp.getUserService().userList(null).getTotal()).isEqualTo(20_001);
    }

    @Test
    void whatIsToldOfAFollowerHasNoNameAndNoPicture() throws Exception {
        var follower = account.follower("陈桂芳");

        WxMpUser user = account.mp.getUserService().userInfo(follower.openId);
        assertThat(user.getSubscribe()).isTrue();
        assertThat(user.getOpenId()).isEqualTo(follower.openId);
        assertThat(user.getNickname()).isEmpty();
        assertThat(user.getHeadImgUrl()).isEmpty();
        assertThat(user.getSubscribeTime()).isPositive();
        assertThat(user.getSubscribeScene()).isEqualTo("ADD_SCENE_SEARCH");

        control.delete(follower.path() + "/follow");
        assertThat(account.mp.getUserService().userInfo(follower.openId).getSubscribe())
                .isFalse();
    }

    @Test
    void aHundredAreToldOfAtOnceAndNotMore() throws Exception {
        crowd(101);
        List<String> all = account.mp.getUserService().userList(null).getOpenids();

        assertThat(account.mp.getUserService().userInfoList(all.subList(0, 100)))
                .extracting(WxMpUser::getOpenId)
                .containsExactlyElementsOf(all.subList(0, 100));
        assertThat(error(() -> account.mp.getUserService().userInfoList(all))).isEqualTo(40032);
        assertThat(error(() -> account.mp.getUserService().userInfo("oNobody"))).isEqualTo(40003);
        String elsewhere = new AccountUnderTest(control).stranger("吴小满").openId;
        account = new AccountUnderTest(control);
        assertThat(error(() -> account.mp.getUserService().userInfo(elsewhere))).isEqualTo(49003);
    }

    @Test
    void aRemarkIsKept() throws Exception {
        String openId = account.follower("陈桂芳").openId;
        account.mp.getUserService().userUpdateRemark(openId, "3栋2单元");

        assertThat(account.mp.getUserService().userInfo(openId).getRemark()).isEqualTo("3栋2单元");
        assertThat(error(() -> account.mp.getUserService().userUpdateRemark(openId, "长".repeat(30))))
                .isEqualTo(47003);
    }

    @Test
    void tagsAreMadePutOnTakenOffAndCounted() throws Exception {
        var tags = account.mp.getUserTagService();
        String openId = account.follower("陈桂芳").openId;
        long owners = tags.tagCreate("业主").getId();
        long family = tags.tagCreate("家属").getId();

        tags.batchTagging(owners, new String[] {openId});
        tags.batchTagging(family, new String[] {openId});
        assertThat(tags.userTagList(openId)).containsExactly(owners, family);
        assertThat(account.mp.getUserService().userInfo(openId).getTagIds()).containsExactly(owners, family);
        assertThat(tags.tagListUser(owners, null).getData().getOpenidList()).containsExactly(openId);
        assertThat(tags.tagGet())
                .filteredOn(tag -> tag.getId() == owners)
                .singleElement()
                .satisfies(tag -> assertThat(tag.getCount()).isEqualTo(1));

        tags.tagUpdate(owners, "业主本人");
        tags.batchUntagging(family, new String[] {openId});
        tags.tagDelete(family);
        assertThat(tags.tagGet()).extracting(tag -> tag.getName()).containsExactly("星标组", "业主本人");
        assertThat(tags.userTagList(openId)).containsExactly(owners);
    }

    @Test
    void tagsHaveTheirLimits() throws Exception {
        var tags = account.mp.getUserTagService();
        crowd(51);
        List<String> many = account.mp.getUserService().userList(null).getOpenids();
        String one = many.getFirst();
        tags.tagCreate("标签0");

        assertThat(error(() -> tags.tagCreate("标签0"))).isEqualTo(45157);
        assertThat(error(() -> tags.tagCreate("十一个字的标签名字太长"))).isEqualTo(45158);
        assertThat(error(() -> tags.tagUpdate(2L, "星"))).isEqualTo(45058);
        assertThat(error(() -> tags.tagDelete(2L))).isEqualTo(45058);
        assertThat(error(() -> tags.batchTagging(987L, new String[] {one}))).isEqualTo(45159);
        assertThat(error(() -> tags.batchTagging(2L, many.toArray(String[]::new))))
                .isEqualTo(40032);
        List<Long> ids = new ArrayList<>();
        for (int i = 1; i < 100; i++) {
            ids.add(tags.tagCreate("标签" + i).getId());
        }
        assertThat(error(() -> tags.tagCreate("再多一个"))).isEqualTo(45056);
        for (long id : ids.subList(0, 20)) {
            tags.batchTagging(id, new String[] {one});
        }
        assertThat(error(() -> tags.batchTagging(ids.get(20), new String[] {one})))
                .isEqualTo(45059);
    }

    @Test
    void theBlacklistTakesTwentyAtOnce() throws Exception {
        crowd(21);
        List<String> all = account.mp.getUserService().userList(null).getOpenids();
        var blacklist = account.mp.getBlackListService();

        blacklist.pushToBlacklist(all.subList(0, 20));
        assertThat(blacklist.getBlacklist(null).getOpenidList()).containsExactlyElementsOf(all.subList(0, 20));
        assertThat(error(() -> blacklist.pushToBlacklist(all))).isEqualTo(40032);
        blacklist.pullFromBlacklist(all.subList(0, 19));
        assertThat(blacklist.getBlacklist(null).getOpenidList()).containsExactly(all.get(19));
    }

    @Test
    void withoutThePermissionNothingIsTold() {
        account.grant(Map.of("permissions", List.of(1, 7)));

        assertThat(error(() -> account.mp.getUserService().userList(null))).isEqualTo(61007);
        assertThat(error(() -> account.mp.getUserTagService().tagGet())).isEqualTo(61007);
    }

    private void crowd(int count) {
        control.put("/sim/api/accounts/" + account.appId + "/crowd", Map.of("count", count));
    }
}
