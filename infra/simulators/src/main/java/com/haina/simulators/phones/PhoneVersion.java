package com.haina.simulators.phones;

import org.springframework.stereotype.Component;

import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.openplatform.CancelAuthorization;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.Person;
import com.haina.simulators.sms.SmsInbox;

/** Changes whenever something new can be seen on a person's phone. */
@Component
class PhoneVersion {

    private final Chats chats;
    private final SmsInbox inbox;
    private final Accounts accounts;
    private final CancelAuthorization authorization;

    PhoneVersion(Chats chats, SmsInbox inbox, Accounts accounts, CancelAuthorization authorization) {
        this.chats = chats;
        this.inbox = inbox;
        this.accounts = accounts;
        this.authorization = authorization;
    }

    String of(Person person) {
        var texts = inbox.of(person.mobile());
        long authorized = accounts.all().stream()
                .map(Account::appId)
                .filter(authorization::isAuthorized)
                .mapToLong(String::hashCode)
                .sum();
        return chats.of(person).size() + "."
                + (texts.isEmpty() ? 0 : texts.getFirst().number()) + "." + authorized + "."
                + accounts.all().size();
    }
}
