package com.haina.simulators.phones;

import java.util.List;

import com.haina.simulators.exchanges.Exchange;
import com.haina.simulators.faults.Fault;
import com.haina.simulators.mp.Follow;
import com.haina.simulators.mp.Menu;
import com.haina.simulators.openplatform.AccountView;
import com.haina.simulators.openplatform.PlatformSwitches;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.Person;
import com.haina.simulators.qr.CodeOnScreen;
import com.haina.simulators.sms.SmsMessage;

/**
 * All that phones and the panel beside them show.
 *
 * @param codes those that can be scanned, the newest first
 * @param messages the oldest first
 * @param texts the newest first, at most 100
 * @param exchanges the newest first, at most 200
 */
record World(
        List<Person> persons,
        List<AccountView> accounts,
        List<Follow> follows,
        List<Menu> menus,
        List<CodeOnScreen> codes,
        List<Fault> faults,
        PlatformSwitches switches,
        List<ChatMessage> messages,
        List<SmsMessage> texts,
        List<Exchange> exchanges) {}
