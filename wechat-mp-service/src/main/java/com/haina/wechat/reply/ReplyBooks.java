package com.haina.wechat.reply;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;

@Repository
class ReplyBooks extends TenantRepository<ReplyBook> {

    /** How long another instance may go on answering as before a change. */
    private static final Duration LATELY = Duration.ofSeconds(5);

    private final Cache<String, Optional<ReplyBook.Content>> lately =
            Caffeine.newBuilder().expireAfterWrite(LATELY).maximumSize(1_000).build();

    ReplyBooks(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, ReplyBook.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(new Index("tenantId", Sort.Direction.ASC).on("_id", Sort.Direction.ASC));
    }

    /** The current tenant's. */
    List<ReplyBook> all() {
        return find(Query.query(mine()).with(Sort.by("_id")));
    }

    /** What the account's book says, up to five seconds old if another instance changed it: for what comes by the hundred a second. */
    Optional<ReplyBook.Content> contentLately(String appId) {
        return lately.get(key(appId), same -> find(appId).map(ReplyBook::content));
    }

    @Override
    public ReplyBook save(ReplyBook book) {
        ReplyBook saved = super.save(book);
        lately.invalidate(key(book.id()));
        return saved;
    }

    private static String key(String appId) {
        return CurrentTenant.id() + ":" + appId;
    }

    /** The account's, or an empty one that nobody saved yet. */
    ReplyBook of(String appId) {
        return find(appId).orElseGet(() -> new ReplyBook(appId));
    }
}
