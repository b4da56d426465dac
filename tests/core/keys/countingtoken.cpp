// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A PKCS#11 library for tests: SoftHSM2 behind it, and what SoftHSM2 cannot do before it. It counts wrong PINs and
// locks itself after three, it can be pulled out (a file "away" in the folder SPYHOP_TEST_TOKEN), it can be slow (a
// file "slow": each C_Login takes a second), and it can lack mechanisms (files "no-gcm", "no-hmac").
#include <cstdlib>
#include <dlfcn.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include <p11-kit-1/p11-kit/pkcs11.h>

namespace {

CK_FUNCTION_LIST* behind = nullptr;
CK_FUNCTION_LIST here = {};
constexpr int mostWrong = 3;

bool isThere(const char* name)
{
    const char* const folder = std::getenv("SPYHOP_TEST_TOKEN");
    struct stat status = {};
    return folder && ::stat((std::string(folder) + "/" + name).c_str(), &status) == 0;
}

int& wrongPins()
{
    static int count = 0;
    if (isThere("forgiven"))
        count = 0;
    return count;
}

CK_RV getSlotList(CK_BBOOL present, CK_SLOT_ID_PTR list, CK_ULONG_PTR count)
{
    if (isThere("away")) {
        *count = 0;
        return CKR_OK;
    }
    return behind->C_GetSlotList(present, list, count);
}

CK_RV getTokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR info)
{
    if (isThere("away"))
        return CKR_TOKEN_NOT_PRESENT;
    const CK_RV result = behind->C_GetTokenInfo(slot, info);
    const int wrong = wrongPins();
    info->flags &= ~(CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED);
    if (wrong > 0)
        info->flags |= CKF_USER_PIN_COUNT_LOW;
    if (wrong == mostWrong - 1)
        info->flags |= CKF_USER_PIN_FINAL_TRY;
    if (wrong >= mostWrong)
        info->flags |= CKF_USER_PIN_LOCKED;
    return result;
}

CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG length)
{
    if (isThere("away"))
        return CKR_DEVICE_REMOVED;
    if (isThere("slow"))
        ::sleep(1);
    int& wrong = wrongPins();
    if (wrong >= mostWrong)
        return CKR_PIN_LOCKED;
    const CK_RV result = behind->C_Login(session, user, pin, length);
    if (result == CKR_PIN_INCORRECT)
        ++wrong;
    else if (result == CKR_OK)
        wrong = 0;
    return wrong >= mostWrong ? CKR_PIN_LOCKED : result;
}

CK_RV getSessionInfo(CK_SESSION_HANDLE session, CK_SESSION_INFO_PTR info)
{
    return isThere("away") ? CKR_DEVICE_REMOVED : behind->C_GetSessionInfo(session, info);
}

CK_RV findObjectsInit(CK_SESSION_HANDLE session, CK_ATTRIBUTE_PTR attributes, CK_ULONG count)
{
    return isThere("away") ? CKR_DEVICE_REMOVED : behind->C_FindObjectsInit(session, attributes, count);
}

bool isMissing(CK_MECHANISM_TYPE mechanism)
{
    return (mechanism == CKM_AES_GCM && isThere("no-gcm")) || (mechanism == CKM_SHA256_HMAC && isThere("no-hmac"));
}

CK_RV getMechanismInfo(CK_SLOT_ID slot, CK_MECHANISM_TYPE mechanism, CK_MECHANISM_INFO_PTR info)
{
    return isMissing(mechanism) ? CKR_MECHANISM_INVALID : behind->C_GetMechanismInfo(slot, mechanism, info);
}

CK_RV encryptInit(CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_OBJECT_HANDLE key)
{
    return isMissing(mechanism->mechanism) ? CKR_MECHANISM_INVALID : behind->C_EncryptInit(session, mechanism, key);
}

CK_RV decryptInit(CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_OBJECT_HANDLE key)
{
    return isMissing(mechanism->mechanism) ? CKR_MECHANISM_INVALID : behind->C_DecryptInit(session, mechanism, key);
}

} // namespace

extern "C" __attribute__((visibility("default"))) CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list)
{
    const char* const path = std::getenv("SPYHOP_TEST_SOFTHSM");
    void* const library = ::dlopen(path ? path : "", RTLD_NOW | RTLD_LOCAL);
    const auto get = library ? reinterpret_cast<CK_C_GetFunctionList>(::dlsym(library, "C_GetFunctionList")) : nullptr;
    if (!get || get(&behind) != CKR_OK)
        return CKR_GENERAL_ERROR;
    here = *behind;
    here.C_GetFunctionList = C_GetFunctionList;
    here.C_GetSlotList = getSlotList;
    here.C_GetTokenInfo = getTokenInfo;
    here.C_Login = login;
    here.C_GetSessionInfo = getSessionInfo;
    here.C_FindObjectsInit = findObjectsInit;
    here.C_GetMechanismInfo = getMechanismInfo;
    here.C_EncryptInit = encryptInit;
    here.C_DecryptInit = decryptInit;
    *list = &here;
    return CKR_OK;
}
