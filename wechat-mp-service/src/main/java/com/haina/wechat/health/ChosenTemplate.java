package com.haina.wechat.health;

/** What became of the template that an office chose for its account's notices; whoever keeps the choice says it. */
public interface ChosenTemplate {

    /** Whether one is chosen for this account of the current tenant that WeChat no longer has. */
    boolean gone(String appId);
}
