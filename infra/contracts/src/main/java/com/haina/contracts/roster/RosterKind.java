package com.haina.contracts.roster;

/** What the rows of a workbook describe. */
public enum RosterKind {
    /** People and the rooms they live in (业主信息表); owned by resident-service. */
    RESIDENTS,
    /** Rooms alone (房屋信息表); owned by resident-service. */
    ROOMS,
    /** Employees of the property office (员工信息表); owned by staff-service. */
    STAFF
}
