package com.haina.simulators.templates;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.mp.Accounts;
import com.haina.simulators.people.People;

/** A person is asked whether they want a notification of this template, or takes back what they said. */
@RestController
@RequestMapping("/sim/api/persons/{id}/accounts/{appId}/subscriptions/{templateId}")
class SubscriptionController {

    private final People people;
    private final Accounts accounts;
    private final Templates templates;
    private final Subscriptions subscriptions;
    private final SubscriptionEvents events;

    SubscriptionController(
            People people,
            Accounts accounts,
            Templates templates,
            Subscriptions subscriptions,
            SubscriptionEvents events) {
        this.people = people;
        this.accounts = accounts;
        this.templates = templates;
        this.subscriptions = subscriptions;
        this.events = events;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(
            @PathVariable String id,
            @PathVariable String appId,
            @PathVariable String templateId,
            @RequestBody Answer answer) {
        Template template = template(appId, templateId);
        String openId = people.openId(appId, people.get(id));
        if (answer.accept()) {
            subscriptions.accept(template, openId);
        } else {
            subscriptions.refuse(template, openId);
        }
        events.answered(template, openId, answer.accept());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, @PathVariable String appId, @PathVariable String templateId) {
        Template template = template(appId, templateId);
        String openId = people.openId(appId, people.get(id));
        subscriptions.refuse(template, openId);
        events.withdrawn(template, openId);
    }

    private Template template(String appId, String templateId) {
        return templates.of(accounts.get(appId).appId()).stream()
                .filter(template -> template.templateId().equals(templateId))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such template"));
    }

    /** @param accept true for one notification */
    record Answer(boolean accept) {}
}
