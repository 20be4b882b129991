package com.haina.simulators.mp;

/** The kinds of official accounts, with their service_type_info. */
public enum AccountKind {
    SUBSCRIPTION(0, "订阅号"),
    SERVICE(2, "服务号");

    private final int id;
    private final String label;

    AccountKind(int id, String label) {
        this.id = id;
        this.label = label;
    }

    public int id() {
        return id;
    }

    /** As WeChat calls it. */
    public String label() {
        return label;
    }
}
