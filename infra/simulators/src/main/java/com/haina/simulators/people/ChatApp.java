package com.haina.simulators.people;

/** The apps on a phone that hold chats. */
public enum ChatApp {
    WECHAT,
    WECOM
}
