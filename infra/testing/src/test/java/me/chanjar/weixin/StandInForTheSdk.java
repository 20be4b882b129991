package me.chanjar.weixin;

/** Stands for a type of the WeChat SDK. */
public record StandInForTheSdk() {}
