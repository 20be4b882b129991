package com.haina.wechat.health;

/** How many follow an account; whoever knows followers says it. */
public interface FollowerCount {

    /** Followers of an account of the current tenant. */
    long following(String appId);
}
