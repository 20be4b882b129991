package com.haina.wechat.material;

import org.jspecify.annotations.Nullable;

/**
 * What became of an upload to one account.
 *
 * @param code WeChat's; 0 when it has it now
 * @param problem our own code of why it was not tried, for example {@code draft.not-ready}
 */
record CopyResult(
        String appId, boolean done, int code, @Nullable String problem) {}
