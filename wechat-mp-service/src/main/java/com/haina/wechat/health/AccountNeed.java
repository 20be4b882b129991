package com.haina.wechat.health;

import java.util.List;

/**
 * A permission set that the platform needs for something that offices use. Source: WeChat Open Platform, 权限集说明; ids of single APIs in
 * their own pages.
 */
enum AccountNeed {
    MESSAGES(1, "callbacks", "replies", "customer-service"),
    USERS(2, "followers", "tags"),
    ACCOUNT(3, "qr-codes"),
    PAGES(4, "verification"),
    MASS(7, "notices", "mass-messages", "articles"),
    MATERIALS(11, "materials"),
    MENU(15, "menu");

    private final int scope;
    private final List<String> features;

    AccountNeed(int scope, String... features) {
        this.scope = scope;
        this.features = List.of(features);
    }

    /** Permission set id. */
    int scope() {
        return scope;
    }

    /** What does not work without it. */
    List<String> features() {
        return features;
    }
}
