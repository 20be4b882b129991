package com.haina.wechat.health;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class AccountRecords extends TenantRepository<AccountRecord> {

    AccountRecords(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, AccountRecord.class);
    }
}
