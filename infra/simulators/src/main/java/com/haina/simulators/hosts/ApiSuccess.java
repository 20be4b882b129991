package com.haina.simulators.hosts;

import java.util.Map;

/** What the hosts answer when there is nothing else to say. */
public final class ApiSuccess {

    public static final Map<String, Object> OK = Map.of("errcode", 0, "errmsg", "ok");

    private ApiSuccess() {}
}
