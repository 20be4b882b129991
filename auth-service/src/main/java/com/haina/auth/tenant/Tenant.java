package com.haina.auth.tenant;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.contracts.account.TenantJoined;
import com.haina.platform.outbox.Aggregate;

/** A property office; its id is the tenant id that all its records carry. */
@Document("tenants")
class Tenant extends Aggregate {

    private String name = "";
    private String phone = "";
    private Instant joinedAt = Instant.EPOCH;

    private Tenant() {}

    Tenant(String id, String name, String phone, Instant joinedAt, String appId) {
        super(id);
        belongTo(id);
        this.name = name;
        this.phone = phone;
        this.joinedAt = joinedAt;
        record(TenantJoined.TYPE, new TenantJoined(appId));
    }

    void settings(String newName, String newPhone) {
        name = newName;
        phone = newPhone;
    }

    String name() {
        return name;
    }

    String phone() {
        return phone;
    }

    Instant joinedAt() {
        return joinedAt;
    }
}
