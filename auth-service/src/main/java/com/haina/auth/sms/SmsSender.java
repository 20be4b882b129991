package com.haina.auth.sms;

/** Sends verification codes. Fails with {@link SmsUndelivered}; whether a message that failed was sent is not known. */
public interface SmsSender {

    /**
     * @param code six digits
     * @param minutes how long it is good
     */
    void send(Mobile mobile, String code, long minutes);

    /** The provider did not take the message. */
    final class SmsUndelivered extends RuntimeException {

        /**
         * @param reason the provider's code, without any content of the message
         */
        public SmsUndelivered(String reason) {
            super(reason);
        }
    }
}
