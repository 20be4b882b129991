package com.haina.imports.job;

import java.util.Map;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.haina.imports.mapping.SheetMapping;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

/** Mappings that operators decided on, by form. */
@Repository
class RememberedMappings extends TenantRepository<RememberedMapping> {
    RememberedMappings(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, RememberedMapping.class);
    }

    void remember(SheetMapping mapping, Map<String, String> defaults) {
        RememberedMapping remembered =
                find(RememberedMapping.id(mapping)).orElseGet(() -> RememberedMapping.of(mapping, defaults));
        remembered.replace(mapping, defaults);
        save(remembered);
    }
}
