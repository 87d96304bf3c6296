import { decodePermissionRoleChannelListEventResponse, decodeRoleList, decodeRoleListEventResponse, decodeUserPermissionInChannelListResponse, encodeAddRoleChannelDescRequest, encodeCreateRoleRequest, encodeDeleteRoleRequest, encodeListPermissionOfUsersRequest, encodeListPermissionsRequest, encodeListRoleUsersRequest, encodePermissionRoleChannelListEventRequest, encodeRoleListEventRequest, encodeUpdateRoleChannelRequest, encodeUpdateRoleOrderRequest, encodeUpdateRoleRequest, encodeUserPermissionInChannelListRequest } from "../mezon/api/role_deferred_codec.js";
import { decodeNothing, encodeNothing } from "../../src/runtime/rpc.js";
import { decodePermissionList, decodeRole, decodeRoleUserList } from "../mezon/api/role_common_codec.js";

// Generated from proto/ by protoc-gen-mezon-rpc. Do not edit.

/** How the requests of these calls are encoded, and their responses decoded. */
export const roleCalls = {
  addRolesChannelDesc: {
    encode: encodeAddRoleChannelDescRequest,
    decode: decodeNothing,
  },
  createRole: {
    encode: encodeCreateRoleRequest,
    decode: decodeRole,
  },
  deleteRole: {
    encode: encodeDeleteRoleRequest,
    decode: decodeNothing,
  },
  deleteRoleChannelDesc: {
    encode: encodeDeleteRoleRequest,
    decode: decodeNothing,
  },
  getListPermission: {
    encode: encodeNothing,
    decode: decodePermissionList,
  },
  getPermissionByRoleIdChannelId: {
    encode: encodePermissionRoleChannelListEventRequest,
    decode: decodePermissionRoleChannelListEventResponse,
  },
  getRoleOfUserInTheClan: {
    encode: encodeListPermissionOfUsersRequest,
    decode: decodeRoleList,
  },
  listRolePermissions: {
    encode: encodeListPermissionsRequest,
    decode: decodePermissionList,
  },
  listRoleUsers: {
    encode: encodeListRoleUsersRequest,
    decode: decodeRoleUserList,
  },
  listRoles: {
    encode: encodeRoleListEventRequest,
    decode: decodeRoleListEventResponse,
  },
  listUserPermissionInChannel: {
    encode: encodeUserPermissionInChannelListRequest,
    decode: decodeUserPermissionInChannelListResponse,
  },
  setRoleChannelPermission: {
    encode: encodeUpdateRoleChannelRequest,
    decode: decodeNothing,
  },
  updateRole: {
    encode: encodeUpdateRoleRequest,
    decode: decodeNothing,
  },
  updateRoleOrder: {
    encode: encodeUpdateRoleOrderRequest,
    decode: decodeNothing,
  },
};
