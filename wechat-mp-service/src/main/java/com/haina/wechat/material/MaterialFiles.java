package com.haina.wechat.material;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** What materials are made of, in the platform's own store: a lost account loses no picture. */
@Repository
class MaterialFiles extends TenantRepository<MaterialFile> {

    MaterialFiles(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, MaterialFile.class);
    }

    String keep(String mediaType, byte[] content) {
        return save(new MaterialFile(mediaType, content)).id();
    }

    void removeById(String id) {
        find(id).ifPresent(this::remove);
    }
}
