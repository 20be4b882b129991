package com.haina.wechat.account;

/**
 * Something that not every office does with its account and that needs a permission set of its own; whoever does it says so. What every
 * office does, such as hearing its followers, has no such voice.
 */
public interface AccountUse {

    /** Permission set id of WeChat. */
    int scope();

    /** Whether the current tenant does it with this account. */
    boolean isMadeOf(String appId);
}
