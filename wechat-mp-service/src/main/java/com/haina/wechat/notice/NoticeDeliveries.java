package com.haina.wechat.notice;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class NoticeDeliveries extends TenantRepository<NoticeDelivery> {

    NoticeDeliveries(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, NoticeDelivery.class);
    }
}
