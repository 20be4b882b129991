package com.haina.wechat.menu;

import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class Menus extends TenantRepository<Menu> {

    Menus(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Menu.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("tenantId", Sort.Direction.ASC).on("_id", Sort.Direction.ASC));
    }

    /** The current tenant's. */
    List<Menu> all() {
        return find(Query.query(mine()).with(Sort.by("_id")));
    }

    /** The account's, or one that nobody saved yet. */
    Menu of(String appId) {
        return find(appId).orElseGet(() -> new Menu(appId));
    }
}
