package com.haina.staff.member;

/** 性别, as the wire names it. */
public enum Gender {
    MALE,
    FEMALE
}
