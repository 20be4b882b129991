package com.haina.wechat.follower;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** WeChat's list of an account's followers and its tags. All calls may throw {@link com.haina.wechat.account.WechatFailure}. */
public interface UserDirectory {

    /**
     * A page of the list.
     *
     * @param after the last openid of the page before; empty for the first page
     */
    OpenIds followers(String appId, String after);

    /** Details of up to 100 followers. */
    List<Details> details(String appId, List<String> openIds);

    List<Tag> tags(String appId);

    /** A new tag's id. */
    int createTag(String appId, String name);

    void renameTag(String appId, int id, String name);

    void deleteTag(String appId, int id);

    /** Puts a tag on up to 50 followers. */
    void tag(String appId, int id, List<String> openIds);

    /** Takes a tag off up to 50 followers. */
    void untag(String appId, int id, List<String> openIds);

    /** Up to 29 characters. */
    void remark(String appId, String openId, String remark);

    /**
     * A page of openids, up to 10,000.
     *
     * @param total followers in all
     */
    record OpenIds(long total, List<String> openIds) {}

    /**
     * What WeChat says of a follower. Nickname, picture and sex have not been told since 2021.
     *
     * @param scene how the follower came: subscribe_scene, for example ADD_SCENE_QR_CODE
     * @param sceneKey parameter of the QR code that was scanned; absent without one
     */
    record Details(
            String openId,
            boolean following,
            @Nullable Instant followedAt,
            @Nullable String scene,
            @Nullable String sceneKey,
            @Nullable String remark,
            List<Integer> tags) {

        @Override
        public String toString() {
            return "Details[following=" + following + "]";
        }
    }

    /**
     * A tag of an account.
     *
     * @param count how many followers have it
     */
    record Tag(int id, String name, int count) {}
}
