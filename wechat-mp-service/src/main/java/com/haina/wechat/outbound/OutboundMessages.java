package com.haina.wechat.outbound;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import com.haina.contracts.message.MessageChannel;
import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** Messages, and the leases by which workers send them. */
@Repository
class OutboundMessages extends TenantRepository<OutboundMessage> {

    OutboundMessages(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, OutboundMessage.class);
    }

    @Override
    protected List<Index> indexes() {
        return List.of(
                new Index()
                        .on("tenantId", Sort.Direction.ASC)
                        .on("plannedAt", Sort.Direction.ASC)
                        .on("_id", Sort.Direction.ASC),
                new Index()
                        .on("tenantId", Sort.Direction.ASC)
                        .on("appId", Sort.Direction.ASC)
                        .on("msgId", Sort.Direction.ASC),
                new Index().on("state", Sort.Direction.ASC).on("nextAt", Sort.Direction.ASC));
    }

    /**
     * Keeps a new message unless there is one of this id.
     *
     * @return the message that is kept under the id
     */
    OutboundMessage plan(OutboundMessage message) {
        try {
            return save(message);
        } catch (DuplicateKeyException | org.springframework.dao.OptimisticLockingFailureException planned) {
            return get(message.id());
        }
    }

    Page<OutboundMessage> list(
            @Nullable String appId,
            Collection<MessageState> states,
            @Nullable MessageChannel channel,
            PageRequest request) {
        Criteria criteria = mine();
        if (appId != null) {
            criteria.and("appId").is(appId);
        }
        if (!states.isEmpty()) {
            criteria.and("state").in(states);
        }
        if (channel != null) {
            criteria.and("channel").is(channel);
        }
        return page(criteria, request, "plannedAt", Sort.Direction.DESC);
    }

    /**
     * How many mass messages the account has used since: WeChat took them then, or they are still to be sent. What WeChat refused costs
     * nothing.
     */
    long massSince(String appId, Instant since, boolean everybody) {
        Criteria mass = mass(appId);
        if (everybody) {
            mass.and("audience").is(Audience.Kind.EVERYBODY);
        }
        return count(Query.query(mass.orOperator(
                Criteria.where("acceptedAt").gte(since),
                Criteria.where("state").in(MessageState.PLANNED, MessageState.SENDING))));
    }

    /** Mass messages that WeChat refused since because none was left. */
    List<OutboundMessage> massRefusedSince(String appId, Instant since) {
        return find(Query.query(mass(appId)
                .and("state")
                .is(MessageState.FAILED)
                .and("code")
                .is(SendMessage.MASS_USED_UP)
                .and("settledAt")
                .gte(since)));
    }

    /** Whether a mass message waits because the day's calls are used up. */
    boolean massWaitsForQuota(String appId) {
        return exists(Query.query(
                mass(appId).and("state").is(MessageState.PLANNED).and("code").is(SendMessage.CALLS_USED_UP)));
    }

    /** Whether WeChat took a message to everybody in this time. */
    boolean massTakenBetween(String appId, Instant from, Instant to) {
        return exists(Query.query(mass(appId)
                .and("audience")
                .is(Audience.Kind.EVERYBODY)
                .and("acceptedAt")
                .gte(from)
                .lt(to)));
    }

    private static Criteria mass(String appId) {
        return mine().and("appId").is(appId).and("channel").is(MessageChannel.MASS);
    }

    Optional<OutboundMessage> withMsgId(String appId, String msgId) {
        return findOne(Query.query(mine().and("appId").is(appId).and("msgId").is(msgId)));
    }

    /**
     * Takes a message of any tenant that is to be sent now.
     *
     * @param closedLanes whose turn it is not
     */
    Optional<OutboundMessage> claim(Collection<String> closedLanes) {
        return claim(due(Criteria.where("lane").nin(closedLanes)), MessageState.PLANNED);
    }

    /** Takes this message if nobody else has it yet. */
    Optional<OutboundMessage> claim(String id) {
        return claim(Criteria.where("_id").is(id), MessageState.PLANNED);
    }

    /** Takes a message of any tenant whose sender died while he sent it. */
    Optional<OutboundMessage> claimAbandoned() {
        return claim(due(new Criteria()), MessageState.SENDING);
    }

    private static Criteria due(Criteria which) {
        return which.and("nextAt").lt(Instant.now());
    }

    private Optional<OutboundMessage> claim(Criteria which, MessageState state) {
        Instant now = Instant.now();
        Query free = Query.query(which.and("state").is(state)).with(Sort.by("nextAt"));
        Update take = new Update()
                .set("state", MessageState.SENDING)
                .set("nextAt", now.plus(OutboundMessage.TERM))
                .inc("attempts", 1)
                .inc("version", 1);
        return Optional.ofNullable(
                mongo.findAndModify(free, take, FindAndModifyOptions.options().returnNew(true), OutboundMessage.class));
    }
}
