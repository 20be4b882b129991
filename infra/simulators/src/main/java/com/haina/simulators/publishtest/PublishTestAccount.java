package com.haina.simulators.publishtest;

import java.util.Arrays;
import java.util.Optional;

/** WeChat's own accounts for the test; a platform knows them by their ids. */
enum PublishTestAccount {
    FIRST("wx570bc396a51b8ff8", "gh_3c884a361561"),
    SECOND("wx9252c5e0bb1836fc", "gh_c0f28a78b318"),
    THIRD("wx8e1097c5bc82cde9", "gh_3f222ed8d140"),
    FOURTH("wx14550af28c71a144", "gh_26128078e9ab"),
    FIFTH("wxa35b9c23cfe664eb", "gh_2b3713f184a6");

    private final String appId;
    private final String userName;

    PublishTestAccount(String appId, String userName) {
        this.appId = appId;
        this.userName = userName;
    }

    String appId() {
        return appId;
    }

    String userName() {
        return userName;
    }

    static Optional<PublishTestAccount> of(String appId) {
        return Arrays.stream(values())
                .filter(account -> account.appId.equals(appId))
                .findFirst();
    }
}
