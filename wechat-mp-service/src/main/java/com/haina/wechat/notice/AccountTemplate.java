package com.haina.wechat.notice;

import java.util.List;

/**
 * A template that an account has taken from WeChat's library.
 *
 * @param id the account's own
 * @param lines in their order
 * @param example as WeChat shows it
 */
public record AccountTemplate(String id, String title, List<Line> lines, String example) {

    /**
     * A line of a template.
     *
     * @param name what a follower reads before the value, for example 时间; may be empty
     * @param key under which the value is sent, for example {@code time2}
     */
    public record Line(String name, String key) {}
}
