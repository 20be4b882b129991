package com.haina.wechat.outbound;

/**
 * How many mass messages an account still has, by what this platform has sent and by what WeChat said when it refused one. WeChat also
 * counts what the office sends on WeChat's own pages, and the four a month of each single follower: that is known only once it refuses.
 *
 * @param callsToday mass messages of any kind
 * @param everybodyToday messages to everybody
 * @param everybodyThisMonth messages to everybody
 * @param callsRefused whether WeChat itself has said today that no mass message is left
 * @param everybodyRefused whether WeChat itself has said today that no message to everybody is left, of the day or of the month
 */
record MassAllowance(
        int callsToday, int everybodyToday, int everybodyThisMonth, boolean callsRefused, boolean everybodyRefused) {

    static final int CALLS_A_DAY = 100;
    static final int EVERYBODY_A_DAY = 1;
    static final int EVERYBODY_A_MONTH = 4;

    /** What is left after so many. */
    static MassAllowance after(long callsToday, long everybodyToday, long everybodyThisMonth) {
        return new MassAllowance(
                left(CALLS_A_DAY, callsToday),
                left(EVERYBODY_A_DAY, everybodyToday),
                left(EVERYBODY_A_MONTH, everybodyThisMonth),
                false,
                false);
    }

    /** When WeChat has said that no mass message is left today. */
    MassAllowance withoutCalls() {
        return new MassAllowance(0, everybodyToday, everybodyThisMonth, true, everybodyRefused);
    }

    /** When WeChat has said that no message to everybody is left today. */
    MassAllowance withoutEverybody() {
        return new MassAllowance(callsToday, 0, everybodyThisMonth, callsRefused, true);
    }

    private static int left(int most, long used) {
        return (int) Math.max(0, most - used);
    }

    /**
     * Refuses a message for which nothing is left.
     *
     * @throws MassUsedUp naming the limit
     */
    void require(Audience to) {
        if (callsToday == 0) {
            throw callsRefused ? MassUsedUp.callsRefused() : MassUsedUp.calls();
        }
        if (to.kind() != Audience.Kind.EVERYBODY) {
            return;
        }
        if (everybodyThisMonth == 0) {
            throw MassUsedUp.month();
        }
        if (everybodyRefused) {
            throw MassUsedUp.everybodyRefused();
        }
        if (everybodyToday == 0) {
            throw MassUsedUp.today();
        }
    }
}
