package com.haina.wechat.notice.sdk;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.notice.AccountTemplate;
import com.haina.wechat.notice.AccountTemplates;

import me.chanjar.weixin.mp.bean.template.WxMpTemplate;

@Component
class SdkAccountTemplates implements AccountTemplates {

    /** A line as WeChat writes it: 认证结果：{{thing2.DATA}}. */
    private static final Pattern LINE = Pattern.compile("([^\\n{]*)\\{\\{\\s*(\\w+)\\.DATA\\s*}}");

    private final SdkAccounts accounts;

    SdkAccountTemplates(SdkAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<AccountTemplate> all(String appId) {
        return accounts.call(
                appId,
                account -> account.getTemplateMsgService().getAllPrivateTemplate().stream()
                        .map(SdkAccountTemplates::template)
                        .filter(template -> !template.lines().isEmpty())
                        .toList());
    }

    private static AccountTemplate template(WxMpTemplate template) {
        List<AccountTemplate.Line> lines = LINE.matcher(Objects.requireNonNullElse(template.getContent(), ""))
                .results()
                .map(line -> new AccountTemplate.Line(line.group(1).strip().replaceAll("[：:]$", ""), line.group(2)))
                .toList();
        return new AccountTemplate(
                Objects.requireNonNullElse(template.getTemplateId(), ""),
                Objects.requireNonNullElse(template.getTitle(), ""),
                lines,
                Objects.requireNonNullElse(template.getExample(), ""));
    }
}
