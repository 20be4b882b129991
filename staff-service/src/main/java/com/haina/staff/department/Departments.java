package com.haina.staff.department;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class Departments extends TenantRepository<Department> {

    Departments(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Department.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .on("tenantId", Sort.Direction.ASC)
                        .on("siblingKey", Sort.Direction.ASC)
                        .unique()
                        .named("sibling"),
                new Index().on("origin", Sort.Direction.ASC).sparse().named("origin"));
    }

    DepartmentTree tree() {
        return new DepartmentTree(
                find(Query.query(mine())).stream().map(Department::node).toList());
    }

    Optional<Department> sibling(@Nullable String parentId, String name) {
        return findOne(Query.query(mine().and("siblingKey").is(Department.siblingKey(parentId, name))));
    }

    List<Department> broughtBy(String origin) {
        return find(Query.query(mine().and("origin").is(origin)));
    }
}
