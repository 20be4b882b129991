package com.haina.wechat.health.sdk;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.health.QuotaTools;

@Component
class SdkQuotaTools implements QuotaTools {

    private static final String API = "https://api.weixin.qq.com/cgi-bin/";

    private final SdkAccounts accounts;

    SdkQuotaTools(SdkAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Quota> quota(String appId, String path) {
        JsonObject asked = new JsonObject();
        asked.addProperty("cgi_path", path);
        JsonElement answer = JsonParser.parseString(
                accounts.call(appId, account -> account.post(API + "openapi/quota/get", asked.toString())));
        if (!answer.isJsonObject()
                || !(answer.getAsJsonObject().get("quota") instanceof JsonObject quota)
                || !Stream.of("daily_limit", "used", "remain")
                        .allMatch(count -> quota.get(count) instanceof JsonPrimitive)) {
            return Optional.empty();
        }
        return Optional.of(new Quota(
                quota.get("daily_limit").getAsLong(),
                quota.get("used").getAsLong(),
                quota.get("remain").getAsLong()));
    }

    @Override
    public void clear(String appId) {
        JsonObject asked = new JsonObject();
        asked.addProperty("appid", appId);
        accounts.call(appId, account -> account.post(API + "clear_quota", asked.toString()));
    }
}
