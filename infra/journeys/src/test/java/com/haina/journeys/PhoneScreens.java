package com.haina.journeys;

import java.util.function.Consumer;

import com.haina.journeys.Screens.Screen;
import com.haina.journeys.Screens.Who;

import static com.haina.journeys.Screens.fails;

/** Pages that open on a phone, and the simulated phones. */
final class PhoneScreens extends ScreenArea {

    PhoneScreens(Exhibition exhibition) {
        phones(exhibition);
        residentsPhones(exhibition);
    }

    /** Pages that open on a phone, at the width of a small one; the simulated phones beside them. */
    private void phones(Exhibition exhibition) {
        Look small = Look.PHONE.sized(320, 640);
        onPhone("11-invitation", exhibition.invitation, NOTHING, small);
        onPhone("11-invitation-gone", "/m/invitations/nothing", NOTHING, small);
        onPhone("11-invitation-error", exhibition.invitation, fails("/api/auth/v1/invitations.*"), small);
        onPhone("11-join-on-a-phone", "/join", NOTHING, small);
        onPhone("11-sign-in-on-a-phone", "/sign-in", NOTHING, small);
        onPhone("11-phone-nothing-here", "/m/nothing", NOTHING, small);
        String simulators = exhibition.simulators.toString();
        onPhone("12-simulated-phones", simulators + "/phones", NOTHING, Look.DESK);
        onPhone("12-simulated-phone", simulators + "/phones/" + exhibition.full.person, NOTHING, small);
        onPhone("12-simulated-events", simulators + "/phones/events", NOTHING, Look.DESK);
    }

    /** Pages that open in WeChat, for whom WeChat says the phone is. */
    private void residentsPhones(Exhibition exhibition) {
        Look small = Look.PHONE.sized(320, 640);
        inWechat("13-verify", exhibition.waiting, "/m/verify", exhibition, NOTHING, small);
        inWechat(
                "13-verify-waiting",
                exhibition.waiting,
                "/m/verify/" + exhibition.waitingApplication,
                exhibition,
                NOTHING,
                small);
        inWechat(
                "13-verify-rejected",
                exhibition.rejected,
                "/m/verify/" + exhibition.rejectedApplication,
                exhibition,
                NOTHING,
                small);
        inWechat("13-home", exhibition.verified, "/m/home", exhibition, NOTHING, Look.PHONE);
        inWechat("13-home-empty", exhibition.rejected, "/m/home", exhibition, NOTHING, small);
        inWechat("13-home-error", exhibition.verified, "/m/home", exhibition, fails("/api/resident/v1/my/.*"), small);
    }

    private void inWechat(
            String name,
            Follower whose,
            String path,
            Exhibition exhibition,
            Consumer<ConsoleWindow> before,
            Look look) {
        Consumer<ConsoleWindow> held = window -> {
            // so does the simulated phone name its web view
            window.page.addInitScript("window.name = 'phone-%s'".formatted(whose.person));
            before.accept(window);
        };
        onPhone(name, path + "?app=" + exhibition.full.appId, held, look);
    }

    private void onPhone(String name, String path, Consumer<ConsoleWindow> before, Look look) {
        keep(new Screen(name, Who.STRANGER, path, before, NOTHING, true, false, look));
    }
}
