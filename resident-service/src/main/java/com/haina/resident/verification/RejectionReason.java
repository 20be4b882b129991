package com.haina.resident.verification;

/** Why staff or an owner did not approve; the applicant reads its sentence. */
enum RejectionReason {
    /** 房屋信息与档案不符. */
    ROOM_DIFFERS,
    /** 非本房屋住户. */
    NOT_A_RESIDENT,
    /** 资料不全. */
    INCOMPLETE,
    /** Said in words. */
    OTHER,
    /** An owner of the room did not confirm; not for staff to choose. */
    OWNER_DECLINED
}
