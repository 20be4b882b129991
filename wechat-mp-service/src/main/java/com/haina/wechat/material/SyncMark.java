package com.haina.wechat.material;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** Something that WeChat listed while an account was compared. Lives until the comparison ends. */
@Document("sync_marks")
class SyncMark extends Aggregate {

    private final String syncId;

    SyncMark(String id, String syncId) {
        super(id);
        this.syncId = syncId;
    }

    String syncId() {
        return syncId;
    }
}
