package com.haina.wechat.reply;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * When the office answers in person, in China's time.
 *
 * @param days on which it opens
 * @param opens HH:mm
 * @param closes HH:mm; of the next day when it is no later than it opens, so that equal times are 24 hours
 * @param holidays yyyy-MM-dd on which it does not open
 * @param workdays yyyy-MM-dd on which it opens although the weekday says otherwise (调休)
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
        LocalDateTime there = LocalDateTime.ofInstant(at, CHINA);
        LocalDate today = there.toLocalDate();
        return openSince(today, there) || openSince(today.minusDays(1), there); // the evening before may last till now
    }

    private boolean openSince(LocalDate day, LocalDateTime now) {
        LocalDateTime from = day.atTime(LocalTime.parse(opens));
        LocalDateTime sameDay = day.atTime(LocalTime.parse(closes));
        LocalDateTime to = sameDay.isAfter(from) ? sameDay : sameDay.plusDays(1);
        return opensOn(day) && !now.isBefore(from) && now.isBefore(to);
    }

    private boolean opensOn(LocalDate day) {
        return workdays.contains(day.toString())
                || (days.contains(day.getDayOfWeek()) && !holidays.contains(day.toString()));
    }
}
