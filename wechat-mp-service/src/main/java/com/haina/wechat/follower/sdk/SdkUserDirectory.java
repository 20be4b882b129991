package com.haina.wechat.follower.sdk;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.follower.UserDirectory;

import me.chanjar.weixin.mp.bean.result.WxMpUser;

@Component
class SdkUserDirectory implements UserDirectory {

    private final SdkAccounts accounts;

    SdkUserDirectory(SdkAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public OpenIds followers(String appId, String after) {
        return accounts.call(appId, account -> {
            var list = account.getUserService().userList(after.isEmpty() ? null : after);
            return new OpenIds(list.getTotal(), list.getOpenids() == null ? List.of() : List.copyOf(list.getOpenids()));
        });
    }

    @Override
    public List<Details> details(String appId, List<String> openIds) {
        return accounts.call(
                appId,
                account -> account.getUserService().userInfoList(openIds).stream()
                        .map(SdkUserDirectory::details)
                        .toList());
    }

    @Override
    public List<Tag> tags(String appId) {
        return accounts.call(
                appId,
                account -> account.getUserTagService().tagGet().stream()
                        .map(tag -> new Tag(
                                Math.toIntExact(tag.getId()),
                                tag.getName(),
                                tag.getCount() == null ? 0 : tag.getCount()))
                        .toList());
    }

    @Override
    public int createTag(String appId, String name) {
        return accounts.call(
                appId,
                account -> Math.toIntExact(
                        account.getUserTagService().tagCreate(name).getId()));
    }

    @Override
    public void renameTag(String appId, int id, String name) {
        accounts.call(appId, account -> account.getUserTagService().tagUpdate((long) id, name));
    }

    @Override
    public void deleteTag(String appId, int id) {
        accounts.call(appId, account -> account.getUserTagService().tagDelete((long) id));
    }

    @Override
    public void tag(String appId, int id, List<String> openIds) {
        accounts.call(
                appId, account -> account.getUserTagService().batchTagging((long) id, openIds.toArray(String[]::new)));
    }

    @Override
    public void untag(String appId, int id, List<String> openIds) {
        accounts.call(
                appId,
                account -> account.getUserTagService().batchUntagging((long) id, openIds.toArray(String[]::new)));
    }

    @Override
    public void remark(String appId, String openId, String remark) {
        accounts.call(appId, account -> {
            account.getUserService().userUpdateRemark(openId, remark);
            return true;
        });
    }

    private static Details details(WxMpUser user) {
        boolean following = Boolean.TRUE.equals(user.getSubscribe());
        return new Details(
                user.getOpenId(),
                following,
                following && user.getSubscribeTime() != null ? Instant.ofEpochSecond(user.getSubscribeTime()) : null,
                blankToNull(user.getSubscribeScene()),
                sceneKey(user),
                blankToNull(user.getRemark()),
                user.getTagIds() == null
                        ? List.of()
                        : Arrays.stream(user.getTagIds()).map(Math::toIntExact).toList());
    }

    private static @Nullable String sceneKey(WxMpUser user) {
        String text = blankToNull(user.getQrSceneStr());
        if (text != null) {
            return text;
        }
        String number = blankToNull(user.getQrScene());
        return "0".equals(number) ? null : number;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
