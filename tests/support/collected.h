// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/collecting.h"
#include "tests/support/testmain.h"

namespace spyhop::testsupport {

//! What the inputs come to, waited for.
inline base::Expected<batch::Inputs> collected(std::unique_ptr<batch::Collecting> collecting)
{
    std::optional<base::Expected<batch::Inputs>> end;
    QObject::connect(collecting.get(), &batch::Collecting::finished, collecting.get(),
        [&end](const base::Expected<batch::Inputs>& inputs) { end = inputs; });
    if (!QTest::qWaitFor([&end] { return end.has_value(); }, patienceMs))
        return base::failure(base::ErrorCode::Timeout, QStringLiteral("nothing came"));
    return *end;
}

//! What was read, waited for.
inline base::Expected<docs::Document> readWhole(std::unique_ptr<docs::Reading> reading)
{
    std::optional<base::Expected<docs::Document>> end;
    QObject::connect(reading.get(), &docs::Reading::finished, reading.get(),
        [&end](const base::Expected<docs::Document>& document) { end = document; });
    if (!QTest::qWaitFor([&end] { return end.has_value(); }, patienceMs))
        return base::failure(base::ErrorCode::Timeout, QStringLiteral("nothing came"));
    return *end;
}

//! Reader processes of this build.
inline docs::ReaderHost::Programs readerPrograms()
{
    return {qEnvironmentVariable("SPYHOP_BIN_DIR") + QStringLiteral("/spyhop-reader"), {}, {}};
}

} // namespace spyhop::testsupport
