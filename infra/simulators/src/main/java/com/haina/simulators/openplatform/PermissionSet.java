package com.haina.simulators.openplatform;

import java.util.List;

/** The permission sets (func_info) that the platform asks a service account for. */
enum PermissionSet {
    MESSAGES(1, "消息管理"),
    USERS(2, "用户管理"),
    ACCOUNT(3, "帐号服务"),
    WEB(4, "网页服务"),
    MASS(7, "群发与通知"),
    MATERIAL(11, "素材管理"),
    MENU(15, "自定义菜单");

    private final int id;
    private final String label;

    PermissionSet(int id, String label) {
        this.id = id;
        this.label = label;
    }

    int id() {
        return id;
    }

    /** As WeChat calls it. */
    String label() {
        return label;
    }

    static List<Integer> ids() {
        return List.of(values()).stream().map(PermissionSet::id).toList();
    }
}
