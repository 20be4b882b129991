package com.haina.wechat.reply;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * When the office answers in person, in China's time.
 *
 * @param days on which it is open
 * @param opens HH:mm
 * @param closes HH:mm, later than it opens
 * @param holidays yyyy-MM-dd on which it is closed
 * @param workdays yyyy-MM-dd on which it is open although the weekday says otherwise (调休)
 */
record WorkingHours(
        @NotNull Set<@NotNull DayOfWeek> days,

        @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d")
        String opens,

        @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d")
        String closes,

        @NotNull @Size(max = 100) List<@NotNull @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String> holidays,

        @NotNull @Size(max = 100) List<@NotNull @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String> workdays) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Monday to Friday, nine to six. */
    static WorkingHours usual() {
        return new WorkingHours(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                "09:00",
                "18:00",
                List.of(),
                List.of());
    }

    boolean open(Instant at) {
        ZonedDateTime there = at.atZone(CHINA);
        String date = there.toLocalDate().toString();
        boolean day = workdays.contains(date) || (days.contains(there.getDayOfWeek()) && !holidays.contains(date));
        LocalTime time = there.toLocalTime();
        return day && !time.isBefore(LocalTime.parse(opens)) && time.isBefore(LocalTime.parse(closes));
    }
}
