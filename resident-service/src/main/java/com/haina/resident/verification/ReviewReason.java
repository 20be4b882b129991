package com.haina.resident.verification;

/** Why an application was not approved at once; for staff only. */
enum ReviewReason {
    /** Nobody on file has this mobile, and nobody in the room this name. */
    NO_RECORD,
    /** The mobile is on file in this room under another name. */
    NAME_DIFFERS,
    /** The name is on file in this room with another mobile, or with none. */
    MOBILE_DIFFERS,
    /** Several people in the room have this name. */
    SEVERAL_OF_THAT_NAME,
    /** The person is something else to the room by the file, or says to be an owner where the file names others only. */
    IDENTITY_DIFFERS,
    /** Both have an ID number, and they differ. */
    ID_NUMBER_DIFFERS,
    /** The mobile is on file in other rooms only. */
    LIVES_ELSEWHERE,
    /** The person moved out of this room by the file. */
    MOVED_OUT,
    /** An owner or staff ended this person's access to the room before. */
    ENDED_BEFORE,
    /** An owner of the room did not confirm this person before, and is not asked again and again. */
    DECLINED_BEFORE,
    /** The follower holds as many rooms as the settings allow. */
    TOO_MANY_ROOMS,
    /** No owner of the room is verified, so none can be asked. */
    NO_OWNER,
    /** The owners who were asked did not answer. */
    OWNER_SILENT,
    /** All agrees, but the settings want staff to look. */
    ALWAYS_REVIEWED
}
