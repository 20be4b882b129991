package com.haina.wechat.health;

/** What became of the template that an office chose for its account's notices; whoever keeps the choice says it. */
public interface ChosenTemplate {

    /** What can be sent by it. */
    enum State {
        /** None is chosen: only who has written within 48 hours can be told of anything. */
        NONE,
        /** One is chosen that WeChat no longer has. */
        GONE,
        /** One is chosen, and WeChat had it when it was last asked. */
        THERE
    }

    /** Of this account of the current tenant. */
    State state(String appId);
}
