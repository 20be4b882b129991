package com.haina.auth.audit;

import java.util.List;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** The trail; entries are added and read, nothing else. */
@Repository
class AuditEntries extends TenantRepository<AuditEntry> {

    private static final String TIME = "time";

    AuditEntries(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, AuditEntry.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(by(), by("entry.actorId"), by("entry.subjectType"), by("entry.subjectId"), by("entry.action"));
    }

    private static Index by(String... fields) {
        Index index = new Index().on("tenantId", Sort.Direction.ASC);
        for (String field : fields) {
            index.on(field, Sort.Direction.ASC);
        }
        return index.on(TIME, Sort.Direction.ASC).on("_id", Sort.Direction.ASC);
    }

    /** Keeps an entry unless it is kept already. */
    void keep(AuditEntry entry) {
        try {
            save(entry);
        } catch (DuplicateKeyException delivered) {
            // the same event, delivered again
        }
    }

    /** About one thing, newest first. */
    List<AuditEntry> about(String subjectType, String subjectId, int limit) {
        return find(new Query(mine().and("entry.subjectId")
                        .is(subjectId)
                        .and("entry.subjectType")
                        .is(subjectType))
                .with(Sort.by(Sort.Direction.DESC, TIME))
                .limit(limit));
    }

    /** Newest first. */
    Page<AuditEntry> list(AuditFilter filter, PageRequest request) {
        Criteria criteria = mine();
        if (filter.actorId() != null) {
            criteria.and("entry.actorId").is(filter.actorId());
        }
        if (filter.action() != null) {
            criteria.and("entry.action").is(filter.action());
        }
        if (filter.subjectType() != null) {
            criteria.and("entry.subjectType").is(filter.subjectType());
        }
        if (filter.subjectId() != null) {
            criteria.and("entry.subjectId").is(filter.subjectId());
        }
        if (filter.from() != null || filter.to() != null) {
            Criteria time = criteria.and(TIME);
            if (filter.from() != null) {
                time.gte(filter.from());
            }
            if (filter.to() != null) {
                time.lt(filter.to());
            }
        }
        return page(criteria, request, TIME, Sort.Direction.DESC);
    }
}
