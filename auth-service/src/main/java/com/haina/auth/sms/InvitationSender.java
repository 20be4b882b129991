package com.haina.auth.sms;

import com.haina.auth.sms.SmsSender.SmsUndelivered;

/** Sends invitations. Fails with {@link SmsUndelivered}; whether a message that failed was sent is not known. */
public interface InvitationSender {

    /**
     * The link by which an invited operator comes in.
     *
     * @param office who invites
     * @param secret the last part of the link; what stands before it is part of the approved template
     */
    void sendInvitation(Mobile mobile, String office, String secret);
}
