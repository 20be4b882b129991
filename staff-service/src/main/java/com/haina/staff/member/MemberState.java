package com.haina.staff.member;

/** Whether somebody works for the office. */
public enum MemberState {
    ACTIVE,
    LEFT
}
