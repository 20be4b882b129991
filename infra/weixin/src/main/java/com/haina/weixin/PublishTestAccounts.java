package com.haina.weixin;

import java.util.Map;

/**
 * WeChat's own accounts of the automatic test before 全网发布: no office's, so they are told apart before anything is looked up. Source: 全网发布
 * 接入检测说明.
 */
public final class PublishTestAccounts {

    /** User names by app id: five official accounts, five mini programs. */
    private static final Map<String, String> USER_NAMES = Map.of(
            "wx570bc396a51b8ff8", "gh_3c884a361561",
            "wx9252c5e0bb1836fc", "gh_c0f28a78b318",
            "wx8e1097c5bc82cde9", "gh_3f222ed8d140",
            "wx14550af28c71a144", "gh_26128078e9ab",
            "wxa35b9c23cfe664eb", "gh_2b3713f184a6",
            "wxd101a85aa106f53e", "gh_8dad206e9538",
            "wxc39235c15087f6f3", "gh_905ae9d01059",
            "wx7720d01d4b2a4500", "gh_393666f1fdf4",
            "wx05d483572dcd5d8b", "gh_39abb5d4e1b7",
            "wx5910277cae6fd970", "gh_7818dcb60240");

    private PublishTestAccounts() {}

    /** Whether an app id is one of theirs. */
    public static boolean contains(String appId) {
        return USER_NAMES.containsKey(appId);
    }

    /** Whether a message was written to one of them: the app id of its address and the receiver it names belong together. */
    public static boolean contains(String appId, String userName) {
        return userName.equals(USER_NAMES.get(appId));
    }
}
