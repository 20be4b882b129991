package com.haina.contracts.roster;

/**
 * Names of the values in a {@link RosterRow}. A building layer has the key {@link #layer(String)} with the tenant's own name of the layer.
 *
 * <p>Values arrive trimmed, in half-width form, without empty strings; dates as {@code yyyy-MM-dd}; a mobile without spaces, dashes and
 * country code. Whether they make sense is decided by the service that owns the records.
 */
public final class RosterField {

    /** 姓名. */
    public static final String NAME = "name";
    /** 性别: MALE or FEMALE where it was understood, otherwise the text as written. */
    public static final String GENDER = "gender";
    /** 身份: OWNER, FAMILY or TENANT where it was understood, otherwise the text as written. */
    public static final String IDENTITY = "identity";
    /** 手机. */
    public static final String MOBILE = "mobile";
    /** 证件号. */
    public static final String ID_NUMBER = "idNumber";
    /** 小区, by name. */
    public static final String COMMUNITY = "community";
    /** 门牌号; the last layer of every structure. */
    public static final String ROOM = "room";
    /** 入住日期. */
    public static final String MOVED_IN_ON = "movedInOn";
    /** 迁出日期. */
    public static final String MOVED_OUT_ON = "movedOutOn";
    /** 住址 of a staff member. */
    public static final String ADDRESS = "address";
    /** 所属部门, levels separated by {@code /}. */
    public static final String DEPARTMENT = "department";
    /** 职位. */
    public static final String POSITION = "position";
    /** 职级. */
    public static final String RANK = "rank";
    /** 服务小区, several separated by {@code ,}. */
    public static final String SERVED_COMMUNITIES = "servedCommunities";
    /** 微信号. */
    public static final String WECHAT_ID = "wechatId";

    private static final String LAYER = "layer:";

    private RosterField() {}

    /** The key of a building layer, for example {@code layer:楼栋}. */
    public static String layer(String name) {
        return LAYER + name;
    }

    /** Whether the key names a building layer. */
    public static boolean isLayer(String key) {
        return key.startsWith(LAYER);
    }

    /** The tenant's name of the layer that the key stands for. */
    public static String layerName(String key) {
        return key.substring(LAYER.length());
    }
}
