package com.haina.wechat.outbound;

/**
 * How many mass messages an account still has, by what this platform has sent. WeChat also counts what the office sends on WeChat's own
 * pages, and the four a month of each single follower; that it says in its answer and in the receipt.
 *
 * @param callsToday mass messages of any kind
 * @param everybodyToday messages to everybody
 * @param everybodyThisMonth messages to everybody
 */
record MassAllowance(int callsToday, int everybodyToday, int everybodyThisMonth) {

    static final int CALLS_A_DAY = 100;
    static final int EVERYBODY_A_DAY = 1;
    static final int EVERYBODY_A_MONTH = 4;

    /** What is left after so many. */
    static MassAllowance after(long callsToday, long everybodyToday, long everybodyThisMonth) {
        return new MassAllowance(
                left(CALLS_A_DAY, callsToday),
                left(EVERYBODY_A_DAY, everybodyToday),
                left(EVERYBODY_A_MONTH, everybodyThisMonth));
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
            throw MassUsedUp.calls();
        }
        if (to.kind() != Audience.Kind.EVERYBODY) {
            return;
        }
        if (everybodyThisMonth == 0) {
            throw MassUsedUp.month();
        }
        if (everybodyToday == 0) {
            throw MassUsedUp.today();
        }
    }
}
