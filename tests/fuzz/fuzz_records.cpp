// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What lies sealed in the database and at the beginning of a backup, once it is open: a backup may be somebody else's.
// What is read is written and read again as the same.
#include "core/admin/backuphead.h"
#include "core/cache/answerrecord.h"
#include "core/store/batchrecord.h"
#include "core/store/cborrecord.h"
#include "core/store/jobrecord.h"
#include "core/store/messagerecord.h"

#include <QtCore/QCborArray>
#include <QtCore/QCborValue>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace spyhop;

//! Reads with `unpack`, writes with `pack`: twice must come to the same bytes.
template <typename T>
void throughAndThrough(
    const QByteArray& bytes, base::Status (*unpack)(const QByteArray&, T&), QByteArray (*pack)(const T&))
{
    T first, second;
    if (!unpack(bytes, first))
        return;
    const QByteArray packed = pack(first);
    if (!unpack(packed, second) || pack(second) != packed)
        std::abort();
}

//! The first amount has columns of its own in the database.
base::Status unpackResult(const QByteArray& bytes, model::ItemResult& result)
{
    result.cost = {base::Money(1, QStringLiteral("USD"))};
    return store::unpackResult(bytes, result);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    throughAndThrough(bytes, &store::unpackHead, &store::packHead);
    throughAndThrough(bytes, &store::unpackMessage, &store::packMessage);
    throughAndThrough(bytes, &store::unpackProject, &store::packProject);
    throughAndThrough(bytes, &store::unpackSpec, &store::packSpec);
    throughAndThrough(bytes, &store::unpackInput, &store::packInput);
    throughAndThrough(bytes, &unpackResult, &store::packResult);
    throughAndThrough(bytes, &store::unpackStep, &store::packStep);
    std::ignore = store::unpackAttachments(store::recordOf(bytes).toArray());
    if (const auto answer = cache::unpack(bytes); answer && cache::unpack(cache::pack(*answer)) != *answer)
        std::abort();
    const auto head = admin::unpackHead(base::Secret::take(bytes));
    if (head && !admin::unpackHead(admin::packHead(*head)))
        std::abort();
    return 0;
}
