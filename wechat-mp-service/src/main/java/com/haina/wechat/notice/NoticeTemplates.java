package com.haina.wechat.notice;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import com.haina.platform.tenancy.TenantRepository;
import com.haina.platform.web.Cursors;
import com.haina.wechat.follower.TemplateChoice;
import com.haina.wechat.health.ChosenTemplate;

@Repository
class NoticeTemplates extends TenantRepository<NoticeTemplate> implements TemplateChoice, ChosenTemplate {

    NoticeTemplates(MongoOperations mongo, Cursors cursors) {
        super(mongo, cursors, NoticeTemplate.class);
    }

    /** The account's choice; none is chosen in a new one. */
    NoticeTemplate of(String appId) {
        return find(appId).orElseGet(() -> new NoticeTemplate(appId));
    }

    @Override
    public boolean carries(String appId) {
        return of(appId).carries();
    }

    @Override
    public State state(String appId) {
        NoticeTemplate chosen = of(appId);
        if (!chosen.chosen()) {
            return State.NONE;
        }
        return chosen.carries() ? State.THERE : State.GONE;
    }
}
