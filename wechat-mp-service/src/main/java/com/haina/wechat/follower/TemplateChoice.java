package com.haina.wechat.follower;

/** Whether an office has chosen a template that carries its account's notices. */
public interface TemplateChoice {

    /** Whether one is chosen for this account of the current tenant that WeChat still has. */
    boolean carries(String appId);
}
