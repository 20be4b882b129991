package com.haina.simulators.people;

/** How a message is drawn. */
public enum MessageKind {
    /** Words, with links in them. */
    TEXT,
    /** A picture. */
    IMAGE,
    /** A recording: its length cannot be told. */
    VOICE,
    /** A film: title, words, address. */
    VIDEO,
    /** A piece of music: title, words, address. */
    MUSIC,
    /** A place: its name and where it is. */
    LOCATION,
    /** An article: title, description, picture, address. */
    NEWS,
    /** A template message: title, lines, address. */
    TEMPLATE,
    /** A customer-service menu: words and entries, each of which the person can send back. */
    MENU,
    /** A grey line: what the person did, such as a press on the account's menu. */
    NOTE,
    /** A WeCom text card: title, words, address. */
    CARD,
    /** A WeCom template card with buttons, of which one can be pressed, once. */
    BUTTONS
}
