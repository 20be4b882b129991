package com.haina.wechat.notice;

/** What of a notice stands in a line of a template. */
enum NoticeSource {
    TITLE,
    TEXT,
    /** When the notice goes out, in China's time. */
    TIME,
    /** The account's name. */
    ACCOUNT
}
