package com.haina.resident.person;

/** 性别, where it is known. */
public enum Gender {
    MALE,
    FEMALE
}
