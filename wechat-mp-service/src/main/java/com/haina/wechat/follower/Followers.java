package com.haina.wechat.follower;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

@Repository
class Followers extends TenantRepository<Follower> {

    Followers(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, Follower.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index("tenantId", Direction.ASC).on("since", Direction.ASC).on("_id", Direction.ASC),
                new Index("tenantId", Direction.ASC)
                        .on("appId", Direction.ASC)
                        .on("following", Direction.ASC)
                        .on("since", Direction.ASC),
                new Index("tenantId", Direction.ASC)
                        .on("appId", Direction.ASC)
                        .on("tags", Direction.ASC)
                        .on("since", Direction.ASC),
                new Index("tenantId", Direction.ASC).on("bound", Direction.ASC).on("since", Direction.ASC),
                new Index("tenantId", Direction.ASC).on("remark", Direction.ASC),
                new Index("tenantId", Direction.ASC).on("lastInteractionAt", Direction.ASC),
                new Index("tenantId", Direction.ASC).on("wroteAt", Direction.ASC),
                new Index("tenantId", Direction.ASC).on("appId", Direction.ASC).on("seenIn", Direction.ASC),
                new Index("tenantId", Direction.ASC)
                        .on("appId", Direction.ASC)
                        .on("following", Direction.ASC)
                        .on("toldTemplates", Direction.ASC),
                new Index("tenantId", Direction.ASC)
                        .on("appId", Direction.ASC)
                        .on("following", Direction.ASC)
                        .on("toldShut", Direction.ASC));
    }

    /**
     * A page of the list.
     *
     * @param bound followers whose resident's name fits the search; absent without a search
     */
    Page<Follower> list(FollowerQuery query, @Nullable Collection<String> bound, Instant now, PageRequest page) {
        Criteria criteria = mine();
        if (query.appId() != null) {
            criteria = criteria.and("appId").is(query.appId());
        }
        if (query.state() != null) {
            criteria = criteria.and("following").is(query.state() == FollowerQuery.State.FOLLOWING);
        }
        if (query.bound() != null) {
            criteria = criteria.and("bound").is(query.bound());
        }
        if (query.tag() != null) {
            criteria = criteria.and("tags").is(query.tag());
        }
        if (query.scene() != null) {
            criteria =
                    criteria.and("scene").is(FollowerQuery.UNKNOWN_SCENE.equals(query.scene()) ? null : query.scene());
        }
        boolean byInteraction = query.sort() != null && query.sort().endsWith("interaction");
        if (Boolean.TRUE.equals(query.reachable())) {
            criteria = criteria.and("wroteAt").gt(now.minus(Follower.WINDOW));
        } else if (byInteraction) {
            criteria = criteria.and("lastInteractionAt").ne(null);
        }
        if (query.q() != null && !query.q().isBlank()) {
            String text = query.q().strip();
            criteria = new Criteria()
                    .andOperator(
                            criteria,
                            new Criteria()
                                    .orOperator(
                                            Criteria.where("remark").regex("^" + Pattern.quote(text)),
                                            Criteria.where("_id").in(bound == null ? List.of() : bound),
                                            Criteria.where("openId")
                                                    .regex(text.length() < 4 ? "^$" : Pattern.quote(text) + "$")));
        }
        Direction direction = query.sort() == null || query.sort().startsWith("-") ? Direction.DESC : Direction.ASC;
        return page(criteria, page, byInteraction ? "lastInteractionAt" : "since", direction);
    }

    long following(String appId) {
        return count(Query.query(mine().and("appId").is(appId).and("following").is(true)));
    }

    /** Who follows as far as is known but was not in WeChat's list as this run read it. */
    List<Follower> notSeen(String appId, String run, int most) {
        return find(Query.query(mine().and("appId")
                        .is(appId)
                        .and("following")
                        .is(true)
                        .and("seenIn")
                        .ne(run))
                .with(Sort.by("_id"))
                .limit(most));
    }

    /**
     * Some who follow and of whom something else was told than how the account reaches them now. That it reaches nobody matters to those
     * with an open window.
     */
    List<Follower> toldOtherwise(String appId, Reach reach, Instant now, int most) {
        List<Follower> some =
                find(Query.query(followersOf(appId).and("toldTemplates").ne(reach.templates()))
                        .limit(most));
        if (!some.isEmpty()) {
            return some;
        }
        Criteria otherwise = reach.authorized()
                ? followersOf(appId).and("toldShut").is(true)
                : followersOf(appId)
                        .and("wroteAt")
                        .gt(now.minus(Follower.WINDOW))
                        .and("toldShut")
                        .ne(true);
        return find(Query.query(otherwise).limit(most));
    }

    private static Criteria followersOf(String appId) {
        return mine().and("appId").is(appId).and("following").is(true);
    }

    /**
     * New ones, in one write.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one of them came in the meantime; some may be kept then
     */
    void addAll(List<Follower> fresh) {
        mongo.insert(fresh, Follower.class);
    }

    /** Were in WeChat's list as this run read it; beside whole saves, since nobody decides by it but the run itself. */
    void seen(String run, Collection<String> ids) {
        mongo.updateMulti(Query.query(mine().and("_id").in(ids)), Update.update("seenIn", run), Follower.class);
    }

    List<Follower> ofTag(String appId, int tag, int most) {
        return find(
                Query.query(mine().and("appId").is(appId).and("tags").is(tag)).limit(most));
    }
}
