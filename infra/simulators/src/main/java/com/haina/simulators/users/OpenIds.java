package com.haina.simulators.users;

import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;

import tools.jackson.databind.JsonNode;

/** Reads the openids of a call, refusing what the hosts refuse. */
@Component
public final class OpenIds {

    private final Accounts accounts;
    private final Fans fans;

    OpenIds(Accounts accounts, Fans fans) {
        this.accounts = accounts;
        this.fans = fans;
    }

    /** @throws ApiFailure 40003 for what is no openid, 49003 for another account's */
    public String of(String appId, String openId) {
        if (fans.knows(appId, openId)) {
            return openId;
        }
        boolean elsewhere = accounts.all().stream().map(Account::appId).anyMatch(other -> fans.knows(other, openId));
        throw elsewhere
                ? new ApiFailure(49003, "not match openid with appid")
                : new ApiFailure(40003, "invalid openid");
    }

    /** @throws ApiFailure 40031 for no list, 40032 for an empty or too long one, and as for a single one */
    List<String> of(String appId, JsonNode list, int most) {
        if (!list.isArray()) {
            throw new ApiFailure(40031, "invalid openid list");
        }
        if (list.isEmpty() || list.size() > most) {
            throw new ApiFailure(40032, "invalid openid list size");
        }
        return list.valueStream().map(one -> of(appId, one.asString(""))).toList();
    }
}
