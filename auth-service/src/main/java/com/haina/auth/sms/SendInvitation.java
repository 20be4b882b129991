package com.haina.auth.sms;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import com.haina.auth.sms.SmsSender.SmsUndelivered;
import com.haina.platform.crypto.BlindIndex;

/** Sends somebody the link by which they come in as an operator. */
@Component
public class SendInvitation {

    private static final Logger log = LoggerFactory.getLogger(SendInvitation.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final SmsProperties properties;
    private final Tallies tallies;
    private final BlindIndex digests;
    private final InvitationSender sender;
    private final Clock clock;

    SendInvitation(
            SmsProperties properties, Tallies tallies, BlindIndex digests, InvitationSender sender, Clock clock) {
        this.properties = properties;
        this.tallies = tallies;
        this.digests = digests;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * Sends at once, unless that mobile has had as many invitations today as it may have codes.
     *
     * @param office who invites
     * @param secret the last part of the link
     * @return whether the provider took the message; when it did not, the link has to be handed over in another way
     */
    public boolean send(Mobile mobile, String office, String secret) {
        var subject = digests.acrossTenants("sms.mobile", mobile.digits());
        if (tallies.count("invitations:mobile:" + subject, DAY, clock.instant()) > properties.perMobileDay()) {
            return false;
        }
        try {
            sender.sendInvitation(mobile, office, secret);
            return true;
        } catch (SmsUndelivered failure) {
            log.warn("an invitation for {} was not sent: {}", mobile, failure.getMessage());
            return false;
        }
    }
}
