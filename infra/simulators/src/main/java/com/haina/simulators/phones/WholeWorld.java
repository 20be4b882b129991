package com.haina.simulators.phones;

import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.simulators.changes.Change;
import com.haina.simulators.exchanges.Exchanges;
import com.haina.simulators.faults.Faults;
import com.haina.simulators.menus.PhoneMenus;
import com.haina.simulators.mp.Followers;
import com.haina.simulators.openplatform.AccountViews;
import com.haina.simulators.openplatform.Switches;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.People;
import com.haina.simulators.qr.CodeOnScreen;
import com.haina.simulators.qr.QrCodes;
import com.haina.simulators.sms.SmsInbox;

/** Looks at the world: all of it, or the part that a change is about. */
@Component
class WholeWorld {

    private static final int TEXTS = 100;
    private static final int EXCHANGES = 200;

    private final People people;
    private final AccountViews accounts;
    private final Followers followers;
    private final PhoneMenus menus;
    private final QrCodes codes;
    private final Faults faults;
    private final Switches switches;
    private final Chats chats;
    private final SmsInbox inbox;
    private final Exchanges exchanges;

    WholeWorld(
            People people,
            AccountViews accounts,
            Followers followers,
            PhoneMenus menus,
            QrCodes codes,
            Faults faults,
            Switches switches,
            Chats chats,
            SmsInbox inbox,
            Exchanges exchanges) {
        this.people = people;
        this.accounts = accounts;
        this.followers = followers;
        this.menus = menus;
        this.codes = codes;
        this.faults = faults;
        this.switches = switches;
        this.chats = chats;
        this.inbox = inbox;
        this.exchanges = exchanges;
    }

    World now() {
        return new World(
                people.all(),
                accounts.all(),
                followers.all(),
                menus.all(),
                codesNow(),
                faults.all(),
                switches.now(),
                chats.all(),
                inbox.of("").stream().limit(TEXTS).toList(),
                exchanges.latest(EXCHANGES));
    }

    /** What a change says: its item, or its part as it is by now. */
    Object read(Change change) {
        Object item = change.item();
        if (item != null) {
            return item;
        }
        return switch (change.part()) {
            case PERSONS -> people.all();
            case ACCOUNTS -> accounts.all();
            case FOLLOWS -> followers.all();
            case MENUS -> menus.all();
            case CODES -> codesNow();
            case FAULTS -> faults.all();
            case SWITCHES -> switches.now();
            case MESSAGES, TEXTS, EXCHANGES -> throw new IllegalStateException("no item: " + change.part());
        };
    }

    private List<CodeOnScreen> codesNow() {
        return codes.shown().stream().map(codes::onScreen).toList();
    }
}
