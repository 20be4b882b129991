package com.haina.bench;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Residents that exist only in benchmarks: distinct mobiles and valid ID numbers, two people a room, in towers of two units with 33 floors of
 * four rooms. The same seed and number give the same person.
 *
 * @param seed shifts mobiles and ID numbers, so that workbooks of different seeds share no one (below 1,000)
 */
record SampleResidents(String community, int seed) {

    /** The ten columns of the workbook, in order. */
    static final List<String> COLUMNS = List.of("姓名", "性别", "身份", "手机", "证件号", "小区", "区", "楼栋", "单元", "门牌号");

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文建国志红海燕春梅鑫宇浩然子涵梓萱一诺欣怡思远天佑雨桐若曦";
    private static final String ZONES = "一二三四五六七八九十";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ROOMS_PER_FLOOR = 4;
    private static final int FLOORS = 33;
    private static final int UNITS = 2;
    private static final int BUILDINGS_PER_ZONE = 10;
    /** Workbooks of different seeds do not overlap up to this many rows. */
    private static final int MOST = 1_000_000;

    /** The row of the person with this number, from 0. */
    List<String> row(int number) {
        int room = number / 2;
        int door = room % ROOMS_PER_FLOOR + 1;
        int floor = room / ROOMS_PER_FLOOR % FLOORS + 1;
        int unit = room / (ROOMS_PER_FLOOR * FLOORS) % UNITS + 1;
        int building = room / (ROOMS_PER_FLOOR * FLOORS * UNITS);
        boolean male = number % 2 == 0;
        return List.of(
                name(number),
                male ? "男" : "女",
                number % 2 == 0 ? "业主" : "家属",
                mobile(number),
                idNumber(number, male),
                community,
                zone(building / BUILDINGS_PER_ZONE),
                building % BUILDINGS_PER_ZONE + 1 + "栋",
                unit + "单元",
                String.valueOf(floor * 100 + door));
    }

    private String name(int number) {
        int mixed = Math.floorMod(number * 0x9E3779B1 + seed, Integer.MAX_VALUE);
        StringBuilder name = new StringBuilder().append(SURNAMES.charAt(mixed % SURNAMES.length()));
        name.append(GIVEN.charAt(mixed / 64 % GIVEN.length()));
        if (mixed % 5 > 0) {
            name.append(GIVEN.charAt(mixed / 4096 % GIVEN.length()));
        }
        return name.toString();
    }

    private String mobile(int number) {
        // 37 has no common factor with 10⁹, so different people have different numbers that are not in order.
        return String.format("13%09d", ((long) seed * MOST + number) * 37 % 1_000_000_000L);
    }

    private String idNumber(int number, boolean male) {
        long person = (long) seed * MOST + number;
        LocalDate birth = LocalDate.of(1950, 1, 1).plusDays(person % 20_000);
        long sequence = person / 20_000;
        // Odd for men, even for women.
        String seventeen = String.format(
                "%06d%s%03d",
                440_301 + sequence / 500 % 5_000,
                birth.format(DateTimeFormatter.BASIC_ISO_DATE),
                sequence % 500 * 2 % 1_000 + (male ? 1 : 0));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    private static String zone(int index) {
        return index < ZONES.length() ? ZONES.charAt(index) + "区" : index + 1 + "区";
    }
}
